"""The print dialog over a small class on a real file: what is ticked, where it goes, what stops."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from stagedesk.services import printing, vault
from stagedesk.services.printing import Options
from stagedesk.ui import print_jobs
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate, Stopped
from stagedesk.ui.print_dialog import PrintDialog
from tests.services.printing_school import TODAY, build
from tests.services.slip_school import YEAR
from tests.ui.main_window_walk import Walk
from tests.ui.print_walk import dialog_of, named, to_pdf, words_of


class _School(Walk):
    """The window with the keys of the class."""

    keys: dict[str, str]

    def open(self, paper: str, *names: str) -> PrintDialog:
        keys = tuple(self.keys[name] for name in names or self.keys)
        self.window.print_paper(paper, keys, {})
        return dialog_of(self.bot, self.window)


@pytest.fixture
def school(qtbot: QtBot, tmp_path: Path) -> Iterator[_School]:
    desk, _ = vault.create(tmp_path / "data", "lange oefenzin", who="Marijke Groot")
    keys = desk.write("school", build)
    gate = Gate(desk)
    walk = _School(qtbot, gate, Choice(Chosen(TODAY, YEAR)))
    walk.keys = keys.students
    yield walk
    gate.drain()


def test_who_is_not_ticked_gets_no_paper(school: _School, tmp_path: Path) -> None:
    dialog = school.open("profiel")
    assert dialog.who.count.text() == "5 van 5 gekozen"
    dialog.who.list.setFocus()
    name = dialog.who.list.currentItem().text()
    school.bot.keyClick(dialog.who.list, Qt.Key.Key_Space)
    assert dialog.who.count.text() == "4 van 5 gekozen"
    assert f"Profiel van {name}" not in to_pdf(school.bot, dialog, tmp_path / "klas.pdf")
    assert name not in words_of(tmp_path / "klas.pdf")


def test_nobody_ticked_asks_for_somebody(school: _School) -> None:
    dialog = school.open("profiel")
    school.bot.mouseClick(dialog.who.all, Qt.MouseButton.LeftButton)
    assert dialog.foot.words.text() == "Vink iemand aan."
    assert not dialog.foot.go.isEnabled()


def test_the_preview_goes_through_the_pages(school: _School) -> None:
    dialog = school.open("deelcertificaat", "Noah")
    assert dialog.preview.count.text() == "1 van 6"
    school.bot.mouseClick(dialog.preview.on, Qt.MouseButton.LeftButton)
    school.bot.waitUntil(lambda: dialog.preview.count.text() == "2 van 6")


@pytest.mark.parametrize(
    ("card", "field", "files"),
    [
        ("Map op een USB-stick", "In welke map de bestanden komen", ["profiel_10001.pdf"]),
        ("Mail klaarzetten", "In welke map het concept komt", ["profiel_10001.eml"]),
    ],
)
def test_files_go_to_the_folder_that_is_typed(
    school: _School, tmp_path: Path, card: str, field: str, files: list[str]
) -> None:
    dialog = school.open("profiel", "Noah")
    school.bot.mouseClick(named(dialog, card), Qt.MouseButton.LeftButton)
    place = named(dialog, field)
    school.bot.keyClick(place, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    school.bot.keyClicks(place, str(tmp_path / "stick"))
    school.bot.keyClick(place, Qt.Key.Key_Return)
    school.bot.waitUntil(dialog.foot.opener.isVisible)
    assert [file.name for file in (tmp_path / "stick").iterdir()] == files


def test_a_file_that_is_there_is_said_before_it_is_replaced(
    school: _School, tmp_path: Path
) -> None:
    (tmp_path / "oud.pdf").write_bytes(b"oud")
    dialog = school.open("profiel", "Noah")
    school.bot.mouseClick(named(dialog, "PDF-bestand"), Qt.MouseButton.LeftButton)
    field = named(dialog, "Waar het PDF-bestand komt")
    school.bot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    school.bot.keyClicks(field, str(tmp_path / "oud"))
    assert dialog.foot.words.text() == "oud.pdf bestaat al en wordt vervangen."


def test_a_folder_that_is_not_there_is_a_sentence_in_the_dialog(
    school: _School, tmp_path: Path
) -> None:
    dialog = school.open("profiel", "Noah")
    school.bot.mouseClick(named(dialog, "PDF-bestand"), Qt.MouseButton.LeftButton)
    field = named(dialog, "Waar het PDF-bestand komt")
    school.bot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    school.bot.keyClicks(field, str(tmp_path / "weg" / "a.pdf"))
    school.bot.keyClick(field, Qt.Key.Key_Return)
    school.bot.waitUntil(lambda: "kan niet geschreven worden" in dialog.foot.words.text())
    assert dialog.foot.go.isEnabled()


def test_a_text_that_cannot_be_printed_is_said_in_the_place_of_the_page(school: _School) -> None:
    school.window.print_paper("intake", (school.keys["Zoë"],), {})
    dialog = school.window.findChildren(PrintDialog)[0]
    school.bot.waitUntil(lambda: "bestaat niet in onze letters" in dialog.preview.fault.text())


def test_escape_closes_and_lifts_the_veil(school: _School) -> None:
    dialog = school.open("profiel", "Noah")
    veil = dialog._veil
    school.bot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not veil.isVisible()


def test_a_whole_page_fits_the_preview_of_a_laptop(school: _School) -> None:
    dialog = school.open("beoordeling", "Noah")
    (area,) = dialog.preview.findChildren(QScrollArea)
    assert dialog.preview.count.text() == "1 van 2"
    assert area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", [(1366, 690), (911, 460)])
def test_nothing_scrolls_sideways(school: _School, size: tuple[int, int]) -> None:
    school.window.resize(*size)
    dialog = school.open("deelcertificaat", "Noah", "Aylin")
    for area in dialog.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0
        inner = area.widget()
        assert inner is None or inner.minimumSizeHint().width() <= area.width()


@pytest.mark.parametrize(("two_sided", "pages"), [(False, 2), (True, 3)])
def test_the_printer_gets_every_page_and_two_sided_each_student_a_front(
    school: _School, tmp_path: Path, two_sided: bool, pages: int
) -> None:
    keys = tuple(school.keys[name] for name in ("Noah", "Yiğit"))
    documents = school.gate.read(printing.gather, "profiel", keys, Options(TODAY, YEAR)).documents
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printer.pdf"))
    steps: list[int] = []
    outcome = print_jobs.paint(documents, printer, two_sided, lambda n, _total: steps.append(n))
    assert outcome.fault == ""
    assert steps == [0, 1, 2]
    assert len(PdfReader(tmp_path / "printer.pdf").pages) == pages


def test_a_certificate_lies_on_its_side_on_the_printer(school: _School, tmp_path: Path) -> None:
    key = (school.keys["Noah"],)
    documents = school.gate.read(printing.gather, "eindcertificaat", key, Options(TODAY, YEAR))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printer.pdf"))
    print_jobs.paint(documents.documents, printer, False, lambda _n, _total: None)
    box = PdfReader(tmp_path / "printer.pdf").pages[0].mediabox
    own = PdfReader(_file(tmp_path, documents.documents[0].render())).pages[0].mediabox
    assert (box.width > box.height) == (own.width > own.height)


def test_stopping_ends_the_print_job(school: _School, tmp_path: Path) -> None:
    def stop(number: int, total: int) -> None:
        if number == 1:
            raise Stopped

    keys = tuple(school.keys.values())
    documents = school.gate.read(printing.gather, "profiel", keys, Options(TODAY, YEAR)).documents
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printer.pdf"))
    with pytest.raises(Stopped):
        print_jobs.paint(documents, printer, False, stop)


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "own.pdf"
    path.write_bytes(content)
    return path
