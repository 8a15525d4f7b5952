"""A BSN typed for one print: it is on the page and in the printer, and nowhere else."""

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from stagedesk.services import backup, vault
from stagedesk.services.printing import Document
from stagedesk.services.transaction import Desk
from stagedesk.ui import print_jobs
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.print_dialog import PrintDialog
from stagedesk.ui.print_jobs import ONLY_PAPER, Outcome, PrinterWish
from tests.services.printing_school import TODAY, build
from tests.services.slip_school import YEAR
from tests.ui.main_window_walk import ESCAPE, Walk
from tests.ui.print_walk import dialog_of, named

BSN, POLICY, INSURER = "111222333", "POL-88.991.77", "Zorgkas Ğeheim"
#: As people write the digits, and as Windows and others keep a text.
WRITTEN = [
    BSN,
    *(
        separator.join(groups)
        for separator in (" ", ".", "-", "\u00a0", "/")
        for groups in (("111", "222", "333"), ("1112", "22", "333"), tuple(BSN))
    ),
    POLICY,
    INSURER,
]
NEEDLES = [
    words.encode(encoding) for words in WRITTEN for encoding in ("utf-8", "utf-16-le", "utf-16-be")
]
LEFT = Qt.MouseButton.LeftButton


class World:
    """All that this machine could keep of it: data folder, home, temporary files, database."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        self.folder, self.desk = folder, desk

    def finds(self) -> list[str]:
        found = [
            str(file)
            for file in self.folder.rglob("*")
            if file.is_file() and any(needle in file.read_bytes() for needle in NEEDLES)
        ]
        # The files are encrypted: what the database really holds is read as well.
        with self.desk.store.reading() as session:
            tables = session.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'table'")
            ).scalars()
            for table in list(tables):
                rows = session.execute(text(f'SELECT * FROM "{table}"')).all()
                kept = repr([tuple(row) for row in rows])
                found += [table for words in WRITTEN if words in kept]
        return found


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "TMPDIR"))
    desk, _ = vault.create(tmp_path / "data", "lange oefenzin", who="Marijke Groot")
    return World(tmp_path, desk)


@pytest.fixture
def walk(qtbot: QtBot, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Walk]:
    monkeypatch.setattr(print_jobs, "printer_names", lambda: ("Balie", "Microsoft Print to PDF"))
    keys = world.desk.write("school", build)
    gate = Gate(world.desk)
    walk = Walk(qtbot, gate, Choice(Chosen(TODAY, YEAR)))
    walk.window.print_paper("toestemming", (keys.students["Noah"],), {})
    yield walk
    gate.drain()


def fill(walk: Walk, dialog: PrintDialog) -> None:
    """Type the three, letter by letter, and wait for the page that has them."""
    for name, words in (
        ("BSN", "111.222.333"),
        ("Ziektekostenverzekering", INSURER),
        ("Polisnummer", POLICY),
    ):
        named(dialog, name).setFocus()
        walk.type(words, Qt.Key.Key_Tab)
    walk.bot.waitUntil(lambda: INSURER in page_words(dialog._pdf))


def page_words(pdf: bytes) -> str:
    if not pdf:
        return ""
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def choose(walk: Walk, dialog: PrintDialog, card: str) -> None:
    walk.bot.mouseClick(named(dialog, card), LEFT)


def test_the_page_has_it_and_nothing_on_this_machine_keeps_it(
    walk: Walk, world: World, tmp_path: Path
) -> None:
    dialog = dialog_of(walk.bot, walk.window)
    assert world.finds() == []
    fill(walk, dialog)
    assert BSN in page_words(dialog._pdf)
    assert POLICY in page_words(dialog._pdf)
    # While the preview is open, with a backup made under it.
    backup.make(world.desk, None)
    assert world.finds() == []
    # Kept alive only to look at what it forgot.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    fields = [named(dialog, name) for name in ("BSN", "Ziektekostenverzekering", "Polisnummer")]
    walk.press(ESCAPE)
    walk.bot.waitUntil(lambda: not dialog.isVisible())
    assert [field.text() for field in fields] == ["", "", ""]  # type: ignore[attr-defined]
    assert not any(field.isUndoAvailable() for field in fields)  # type: ignore[attr-defined]
    assert (dialog._pdf, dialog._by_student, dialog.preview.has_page()) == (b"", {}, False)
    assert world.finds() == []


def test_a_window_that_goes_on_slot_takes_the_typed_with_it(walk: Walk) -> None:
    """The lock closes every window of ours, whatever stands in it."""
    dialog = dialog_of(walk.bot, walk.window)
    fill(walk, dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.close()
    assert dialog.once.is_empty()
    assert (dialog._pdf, dialog.preview.has_page()) == (b"", False)


def test_the_search_would_find_it(world: World, tmp_path: Path) -> None:
    """The search itself is tried: a hidden copy in a file and one in the database."""
    (tmp_path / "TMPDIR" / "spool").write_bytes("1 1 1 2 2 2 3 3 3".encode("utf-16-be"))
    world.desk.write("", lambda session: session.execute(
        text("INSERT INTO setting (name, value) VALUES ('x', '\"111.222.333\"')")
    ))  # fmt: skip
    found = world.finds()
    assert str(tmp_path / "TMPDIR" / "spool") in found
    assert "setting" in found


@pytest.mark.parametrize("card", ["PDF-bestand", "Map op een USB-stick", "Mail klaarzetten"])
def test_no_file_can_be_made_with_it(walk: Walk, world: World, tmp_path: Path, card: str) -> None:
    dialog = dialog_of(walk.bot, walk.window)
    fill(walk, dialog)
    choose(walk, dialog, card)
    assert dialog.foot.words.text() == ONLY_PAPER
    assert not dialog.foot.go.isEnabled()
    field = {"PDF-bestand": dialog.where.pdf, "Map op een USB-stick": dialog.where.folder}.get(
        card, dialog.where.mail
    )
    before = sorted(tmp_path.rglob("*.pdf"))
    walk.bot.keyClick(field, Qt.Key.Key_Return)
    assert dialog._task is None
    assert sorted(tmp_path.rglob("*.pdf")) == before
    for name in ("BSN", "Ziektekostenverzekering", "Polisnummer"):
        blank = named(dialog, name)
        blank.setFocus()
        walk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        walk.press(Qt.Key.Key_Delete)
    assert dialog.foot.go.isEnabled()


def test_a_printer_that_makes_files_is_refused_by_name(walk: Walk) -> None:
    dialog = dialog_of(walk.bot, walk.window)
    fill(walk, dialog)
    assert dialog.foot.go.isEnabled()
    dialog.where.printer.setFocus()
    walk.press(Qt.Key.Key_Down)
    assert dialog.foot.words.text() == ONLY_PAPER
    assert not dialog.foot.go.isEnabled()


def test_a_printer_that_turns_out_to_write_a_file_is_refused_by_the_job(
    walk: Walk, tmp_path: Path
) -> None:
    """Without such a printer Qt itself would write a PDF."""
    dialog = dialog_of(walk.bot, walk.window)
    fill(walk, dialog)
    walk.bot.mouseClick(dialog.foot.go, LEFT)
    walk.bot.waitUntil(lambda: dialog.foot.words.text() == ONLY_PAPER)
    assert list(tmp_path.rglob("*.pdf")) == []


def test_the_printer_gets_the_page_with_it(
    walk: Walk, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    got: list[str] = []

    def to_printer(documents: tuple[Document, ...], wish: PrinterWish, progress: object) -> Outcome:
        assert wish.paper_only
        got.extend(page_words(document.render()) for document in documents)
        return Outcome("1 papier naar Balie gestuurd.")

    dialog = dialog_of(walk.bot, walk.window)
    fill(walk, dialog)
    monkeypatch.setattr(print_jobs, "to_printer", to_printer)
    walk.bot.mouseClick(dialog.foot.go, LEFT)
    walk.bot.waitUntil(lambda: dialog.foot.words.text() == "1 papier naar Balie gestuurd.")
    assert BSN in got[0]
    assert world.finds() == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("111222334", "Dit BSN klopt niet. Kijk het na"),
        ("1112223330", "Een BSN heeft negen cijfers"),
        ("12345678a", "Een BSN heeft negen cijfers"),
    ],
)
def test_a_bsn_that_is_none_is_not_printed(walk: Walk, typed: str, says: str) -> None:
    dialog = dialog_of(walk.bot, walk.window)
    named(dialog, "BSN").setFocus()
    walk.type(typed, Qt.Key.Key_Tab)
    assert not dialog.foot.go.isEnabled()
    assert dialog.foot.words.text() == says


def test_a_class_and_other_papers_have_no_place_to_type_one(walk: Walk, world: World) -> None:
    walk.bot.keyClick(dialog_of(walk.bot, walk.window), ESCAPE)
    keys = world.desk.read(lambda session: session.execute(text("SELECT key FROM student")).all())
    everybody = tuple(key for (key,) in keys)
    for paper, whom in (("toestemming", everybody), ("profiel", everybody[:1])):
        walk.window.print_paper(paper, whom, {})
        dialog = dialog_of(walk.bot, walk.window)
        assert not dialog.once.isVisible()
        walk.bot.keyClick(dialog, ESCAPE)
