"""What the print dialog lets the worker do: gather, preview, print, write.

Exists apart from the dialog because all of it runs outside the window's thread.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from stagedesk.domain.problem import InputError
from stagedesk.services import printing, students
from stagedesk.services.printing import Document, Gathered, Options
from stagedesk.services.transaction import Desk
from stagedesk.ui import pdf_pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Progress = Callable[[int, int], None]
#: Said when something was typed for one print and its target would keep it.
ONLY_PAPER = "Met een BSN alleen naar een echte printer."
#: Printers that print to a file, a note or a fax.
_FILE_PRINTER = re.compile(r"pdf|xps|onenote|fax|bestand|to file|image|\bps\b", re.IGNORECASE)
#: Sharp on every office printer, 26 MB for the one page that is alive.
PRINT_DOTS = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """What the dialog shows: the documents, the names of all who were asked for, the printers."""

    gathered: Gathered
    names: tuple[tuple[str, str], ...]
    printers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """One page as it will be printed; ``fault`` says why there is none."""

    pdf: bytes = b""
    pages: int = 0
    page: int = 0
    image: QImage | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: what to say, and what to open; ``fault`` when nothing was made."""

    said: str = ""
    notices: tuple[str, ...] = ()
    path: Path | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class PrinterWish:
    """Which printer, how many of each, both sides or one; ``paper_only``: never to a file."""

    name: str
    copies: int = 1
    two_sided: bool = False
    paper_only: bool = False


def gather(desk: Desk, paper: str, keys: Sequence[str], options: Options) -> Asked:
    """Everything for the dialog in one short read, and the printers of this machine."""
    gathered, names = desk.read(_read, paper, keys, options)
    return Asked(gathered, names, printer_names())


def _read(
    session: object, paper: str, keys: Sequence[str], options: Options
) -> tuple[Gathered, tuple[tuple[str, str], ...]]:
    gathered = printing.gather(session, paper, keys, options)  # type: ignore[arg-type]
    asked = set(keys)
    rows = students.list_rows(session, options.year, options.on)  # type: ignore[arg-type]
    names = {row.key: row.name for row in rows if row.key in asked}
    # Who left is not in the list of today, and can be printed all the same.
    names |= {d.student: d.name for d in gathered.documents if d.student}
    return gathered, tuple(names.items())


def printer_names() -> tuple[str, ...]:
    """The printers of this machine, the usual one first; asking the network may take long."""
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != usual, name)))


def preview(
    documents: Sequence[Document], pdf: bytes, page: int, room: tuple[float, float]
) -> Preview:
    """A page of one student's documents.

    Args:
        documents: of that student.
        pdf: the bytes of before, when they are the same documents; else empty.
        page: from 0; the last one when there are fewer.
        room: dots of the screen, wide and high; no height: as wide as fits.
    """
    try:
        pdf = pdf or printing.join(documents, fronts=False)
    except (InputError, ValueError) as fault:
        return Preview(fault=_words(fault))
    pages = pdf_pages.count(pdf)
    page = min(page, pages - 1)
    wide, high = pdf_pages.size(pdf, page)
    scale = room[0] / wide if not room[1] else min(room[0] / wide, room[1] / high)
    return Preview(pdf, pages, page, pdf_pages.picture(pdf, page, 72 * scale))


def to_printer(documents: Sequence[Document], wish: PrinterWish, progress: Progress) -> Outcome:
    """Print the documents one after another; what cannot be printed is named."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    printer = QPrinter(QPrinterInfo.printerInfo(wish.name), QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(wish.copies)
    sides = QPrinter.DuplexMode.DuplexLongSide if wish.two_sided else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(sides)
    if wish.paper_only and (makes_files(wish.name) or _to_file(printer)):
        return Outcome(fault=ONLY_PAPER)
    outcome = paint(documents, printer, wish.two_sided, progress)
    return (
        outcome
        if outcome.fault
        else Outcome(f"{_papers(len(documents))} naar {wish.name} gestuurd.", outcome.notices)
    )


def makes_files(printer: str) -> bool:
    """Whether a printer of this name makes a file or sends one on, as far as its name tells."""
    return bool(_FILE_PRINTER.search(printer))


def _to_file(printer: "QPrinter") -> bool:
    """Whether what is painted here comes in a file: also when there is no such printer."""
    from PySide6.QtPrintSupport import QPrinter

    native = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    return not native or bool(printer.outputFileName())


def paint(
    documents: Sequence[Document], printer: "QPrinter", two_sided: bool, progress: Progress
) -> Outcome:
    """Paint every page on a QPrinter, mapped to its paper, one page's dots alive at a time.

    Two-sided, every document begins on a front.
    """
    printer.setResolution(PRINT_DOTS)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDocName("Stagedesk")
    painter = QPainter()
    try:
        outcome = _paint_all(documents, printer, painter, two_sided, progress)
    except BaseException:
        # Stopped by the user, or broken: what was begun is not printed.
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return outcome


def _paint_all(
    documents: Sequence[Document],
    printer: "QPrinter",
    painter: QPainter,
    two_sided: bool,
    progress: Progress,
) -> Outcome:
    faults: list[str] = []
    printed = 0
    for number, document in enumerate(documents):
        progress(number, len(documents))
        try:
            pdf = document.render()
        except (InputError, ValueError) as fault:
            faults.append(f"{document.name}: {_words(fault)}")
            continue
        _turn(printer, pdf, 0)
        if not painter.isActive() and not painter.begin(printer):
            return Outcome(fault="De printer doet het niet. Kijk of hij aan staat, of kies PDF.")
        for page in range(pdf_pages.count(pdf)):
            if printed:
                _turn(printer, pdf, page)
                printer.newPage()
            image = pdf_pages.picture(pdf, page, PRINT_DOTS)
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(paper), image, QRectF(image.rect()))
            printed += 1
        if two_sided and printed % 2 and number < len(documents) - 1:
            printer.newPage()
            printed += 1
    progress(len(documents), len(documents))
    return Outcome(notices=tuple(faults)) if printed else Outcome(fault=" ".join(faults))


def _turn(printer: "QPrinter", pdf: bytes, page: int) -> None:
    """A certificate lies on its side; it holds from the next new page."""
    wide, high = pdf_pages.size(pdf, page)
    turned = QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)


def to_pdf(documents: Sequence[Document], file: Path, progress: Progress) -> Outcome:
    """All in one PDF, its own bytes."""
    from stagedesk.models.files import write_whole

    try:
        pdf = printing.join(documents, progress)
    except (InputError, ValueError) as fault:
        return Outcome(fault=_words(fault))
    write_whole(file, pdf)
    return Outcome(f"Bewaard: {file}", path=file)


def to_folder(documents: Sequence[Document], folder: Path, progress: Progress) -> Outcome:
    """A file for every document, as ``stagedesk print`` names them."""
    try:
        made = printing.write(Gathered(tuple(documents)), folder, progress)
    except InputError as fault:
        return Outcome(fault=_words(fault))
    return Outcome(f"{_files(len(made.files))} bewaard in {folder}", made.notices, folder)


def to_drafts(documents: Sequence[Document], folder: Path, progress: Progress) -> Outcome:
    """A draft mail for every student."""
    from stagedesk.services import mail_drafts

    try:
        made = mail_drafts.write(Gathered(tuple(documents)), folder, progress)
    except InputError as fault:
        return Outcome(fault=_words(fault))
    path = folder / made.files[0] if len(made.files) == 1 else folder
    words = "1 concept" if len(made.files) == 1 else f"{len(made.files)} concepten"
    return Outcome(f"{words} klaargezet in {folder}", made.notices, path)


def _words(fault: Exception) -> str:
    if isinstance(fault, InputError):
        return " ".join(problem.text for problem in fault.problems)
    return str(fault)


def _papers(number: int) -> str:
    return "1 papier" if number == 1 else f"{number} papieren"


def _files(number: int) -> str:
    return "1 bestand" if number == 1 else f"{number} bestanden"
