"""How paper looks: measures, type scale, and the sheet that every report draws on.

All places are in mm from the top left corner of the page; y of a text is its baseline.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.pdfgen.textobject import PDFTextObject

from stagedesk.domain.problem import InputError, Problem
from stagedesk.reports.letters import Fitted, Type, balanced, clean, fit, printable, width
from stagedesk.reports.logo import read_logo

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
LEFT, RIGHT, TOP = 20.0, 198.0, 12.0
#: Content ends here; the footer's baseline is lower.
BOTTOM, FOOTER = 284.0, 289.0
CONTENT = RIGHT - LEFT
#: Nothing is printed nearer to the edge: many printers cannot reach it.
EDGE = 5.0
LOGO_WIDTH, LOGO_HEIGHT = 38.0, 11.0

#: Line widths in pt; lines are always black, thinner instead of greyer.
ROW_LINE, BOX_LINE, BLOCK_END, FRAME_LINE, BLOCK_TOP = 0.3, 0.4, 0.9, 1.1, 1.4
#: Greys as shares of black, for areas of 4 mm and more.
EXPLAIN, HEADING, HOLIDAY, BAR = 0.05, 0.09, 0.22, 0.70

TITLE = Type("FiraSans-Bold", 18)
LETTER_HEAD = Type("FiraSans-Bold", 13)
BLOCK_HEAD = Type("FiraSans-Bold", 11.5)
LETTER = Type("FiraSans-Regular", 11.5)
GRADE = Type("FiraSans-Medium", 11)
SUBTOTAL = Type("FiraSans-Bold", 11)
VALUE = Type("FiraSans-Medium", 10.5)
TEXT = Type("FiraSans-Regular", 10)
TEXT_BOLD = Type("FiraSans-Bold", 10)
SUBTITLE = Type("FiraSans-Regular", 9.5)
LABEL = Type("FiraSans-Regular", 8)
COLUMN = Type("FiraSans-SemiBold", 9)
SMALL = Type("FiraSans-Regular", 7.5)

#: Height of a line of running text, as a share of its size.
LEADING = 1.35

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class SchoolHead:
    """What the papers print of the school; empty where the school has not said it.

    Attributes:
        short_name: what the source calls 'HPC'.
        logo: a PNG or JPEG image of any proportion; None prints the name instead.
    """

    name: str
    short_name: str = ""
    address: str = ""
    place: str = ""
    phone: str = ""
    email: str = ""
    logo: bytes | None = None

    @property
    def line(self) -> str:
        """Name, address and phone on one line, for a footer."""
        where = ", ".join(part for part in (self.address, self.place) if part)
        return " · ".join(part for part in (self.name, where, self.phone) if part)


def leading(kind: Type) -> float:
    """Distance between the baselines of running text in mm."""
    return kind.size * LEADING / mm


class Sheet:
    """A PDF in the making, drawn page by page in mm from the top left.

    Areas and boxes are drawn at once, lines at the end of the page, text last of all: so text is
    never under a line, and a page costs one path a line width and one text object.

    Attributes:
        canvas: the ReportLab canvas, for shapes that only one paper has (points, from below).
        width, height: of the current page in mm.
    """

    def __init__(self, title: str, author: str, *, landscape: bool = False) -> None:
        """Begin a document; ``page`` begins its first page."""
        printable("FiraSans-Regular")
        self._out = BytesIO()
        self.canvas = Canvas(
            self._out,
            pagesize=(PAGE_WIDTH * mm, PAGE_HEIGHT * mm),
            pageCompression=1,
            invariant=True,
            initialFontName="FiraSans-Regular",  # type: ignore[arg-type]  # the stubs say float
            lang="nl-NL",
        )
        self.canvas.setTitle(clean(title))
        self.canvas.setAuthor(clean(author))
        self.canvas.setCreator("Stagedesk")
        self.landscape = landscape
        self.width, self.height = PAGE_WIDTH, PAGE_HEIGHT
        self.pages = 0
        self._bookmarks = 0
        self._lines: dict[tuple[float, tuple[float, ...]], list[tuple[float, ...]]] = {}
        self._paths: dict[float, PDFPathObject] = {}
        self._text: PDFTextObject | None = None
        self._now: tuple[str, float, Colour] = ("", 0.0, BLACK)
        self._missing: dict[str, list[str]] = {}
        self._logos: dict[bytes, tuple[str, float]] = {}

    # -- pages ------------------------------------------------------------------------------

    def page(self, *, landscape: bool | None = None) -> None:
        """End the page before and begin a new one."""
        if self.pages:
            self._end_page()
        wide = self.landscape if landscape is None else landscape
        self.width, self.height = (PAGE_HEIGHT, PAGE_WIDTH) if wide else (PAGE_WIDTH, PAGE_HEIGHT)
        self.canvas.setPageSize((self.width * mm, self.height * mm))
        self.pages += 1
        self._text = self.canvas.beginText()
        self._now = ("", 0.0, BLACK)

    def _end_page(self) -> None:
        self.flush_lines()
        if self._text is not None:
            self.canvas.drawText(self._text)
        self.canvas.showPage()

    def flush_lines(self) -> None:
        """Draw the lines collected so far, for what must lie over them."""
        for (points, dash), lines in self._lines.items():
            self.canvas.setLineWidth(points)
            self.canvas.setDash(list(dash))
            self.canvas.lines(lines)
        if any(dash for _, dash in self._lines):
            self.canvas.setDash([])
        self._lines.clear()
        if self._paths:
            self.canvas.saveState()
            self.canvas.setLineCap(1)
            self.canvas.setLineJoin(1)
            for points, path in self._paths.items():
                self.canvas.setLineWidth(points)
                self.canvas.drawPath(path, stroke=1, fill=0)
            self.canvas.restoreState()
            self._paths.clear()

    def bookmark(self, title: str, level: int = 0) -> None:
        """An entry in the outline that leads to the current page."""
        self._bookmarks += 1
        key = f"m{self._bookmarks}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(clean(title), key, level=level, closed=False)

    def pdf(self) -> bytes:
        """End the document; its bytes, the same for the same content.

        Raises:
            InputError: a text holds a character that the letters lack; one Problem a text.
        """
        if self._missing:
            raise InputError(
                *(
                    Problem(
                        "",
                        f"'{text}' kan niet worden afgedrukt: het teken {' '.join(chars)} "
                        "bestaat niet in onze letters. Schrijf het met gewone letters.",
                    )
                    for text, chars in self._missing.items()
                )
            )
        self._end_page()
        self.canvas.save()
        return self._out.getvalue()

    # -- text -------------------------------------------------------------------------------

    def text(
        self, x: float, y: float, text: str, kind: Type,
        *, align: Align = "left", colour: Colour = BLACK,
    ) -> None:  # fmt: skip
        """One line of text; x is its left end, right end or middle, y its baseline."""
        if not text:
            return
        if not text.isascii():
            text = clean(text)
        if not printable(kind.font).issuperset(text):
            known = printable(kind.font)
            self._missing[text] = list(dict.fromkeys(c for c in text if c not in known))
            return
        if align != "left":
            x -= width(text, kind) * (1.0 if align == "right" else 0.5)
        out = self._text
        if out is None:
            raise ValueError("text before the first page")
        font, size, old = self._now
        if (font, size) != kind:
            out.setFont(kind.font, kind.size)
        if old != colour:
            out.setFillColorRGB(*colour)
        self._now = (kind.font, kind.size, colour)
        out.setTextOrigin(x * mm, (self.height - y) * mm)
        out.textLine(text)

    def fitted(
        self, x: float, y: float, value: Fitted, step: float = 0.0,
        *, align: Align = "left", colour: Colour = BLACK,
    ) -> float:  # fmt: skip
        """Fitted lines from baseline y on, ``step`` mm apart; the last baseline."""
        step = step or leading(value.type)
        for number, line in enumerate(value.lines):
            self.text(x, y + number * step, line, value.type, align=align, colour=colour)
        return y + (len(value.lines) - 1) * step

    # -- lines and areas --------------------------------------------------------------------

    def line(
        self, x1: float, y1: float, x2: float, y2: float,
        points: float = ROW_LINE, dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """A black line; ``points`` is its width in pt, ``dash`` its pattern in pt."""
        top = self.height
        self._lines.setdefault((points, dash), []).append(
            (x1 * mm, (top - y1) * mm, x2 * mm, (top - y2) * mm)
        )

    def dotted(self, x1: float, y: float, x2: float) -> None:
        """A line to write on."""
        self.line(x1, y, x2, y, ROW_LINE, (0.6, 1.6))

    def area(self, x: float, y: float, wide: float, high: float, grey: float) -> None:
        """A grey area; ``grey`` is a share of black."""
        self.canvas.setFillGray(1 - grey)
        self.canvas.rect(x * mm, (self.height - y - high) * mm, wide * mm, high * mm, 0, 1)
        self.canvas.setFillGray(0)

    def box(
        self, x: float, y: float, wide: float, high: float,
        points: float = BOX_LINE, radius: float = 0.0,
    ) -> None:  # fmt: skip
        """A black frame, its corners round when ``radius`` (mm) says so."""
        c = self.canvas
        c.setLineWidth(points)
        place = (x * mm, (self.height - y - high) * mm, wide * mm, high * mm)
        if radius:
            c.roundRect(*place, radius * mm, 1, 0)
        else:
            c.rect(*place, 1, 0)

    def path(self, runs: Iterable[Iterable[tuple[float, float]]], points: float) -> None:
        """Runs of points in mm with round ends; one path a page for each width in pt."""
        path = self._paths.get(points)
        if path is None:
            path = self._paths[points] = self.canvas.beginPath()
        top = self.height
        for run in runs:
            step = path.moveTo
            for x, y in run:
                step(x * mm, (top - y) * mm)
                step = path.lineTo

    # -- pictures ---------------------------------------------------------------------------

    def logo(
        self, head: SchoolHead, right: float, top: float,
        field: tuple[float, float] = (LOGO_WIDTH, LOGO_HEIGHT), *, align: Align = "right",
    ) -> None:  # fmt: skip
        """The school's logo scaled into its field, never stretched; its name when there is none.

        Args:
            head: the school.
            right: right edge of the field (left edge or middle when ``align`` says so), mm.
            top: upper edge of the field, mm.
            field: width and height of the field, mm.
            align: where the picture stands in its field.

        Raises:
            InputError: the image cannot be read.
        """
        wide, high = field
        if head.logo is None:
            kind = Type("FiraSans-Bold", 11.5)
            shown = fit_name(head.name, kind, wide if align != "left" else wide * 2)
            middle = top + high / 2 + 1.4 - (len(shown.lines) - 1) * 2.3
            self.fitted(right, middle, shown, 4.6, align=align)
            return
        name, proportion = self._logo_form(head.logo)
        scale = min(wide, high * proportion)
        across, up = scale, scale / proportion
        x = right - across * {"right": 1.0, "center": 0.5, "left": 0.0}[align]
        y = top + (high - up) / 2
        c = self.canvas
        c.saveState()
        c.translate(x * mm, (self.height - y - up) * mm)
        c.scale(across * mm, up * mm)
        c.doForm(name)
        c.restoreState()

    def _logo_form(self, data: bytes) -> tuple[str, float]:
        """The logo as a form of one by one, embedded once however many pages show it."""
        known = self._logos.get(data)
        if known:
            return known
        image, proportion = read_logo(data)
        name = f"logo{len(self._logos)}"
        self.canvas.beginForm(name, 0, 0, 1, 1)
        self.canvas.drawImage(image, 0, 0, 1, 1, mask="auto")
        self.canvas.endForm()
        self._logos[data] = (name, proportion)
        return name, proportion


def fit_name(name: str, kind: Type, room: float) -> Fitted:
    """A school's name on one or two lines of equal width, smaller only when it must be."""
    shown = balanced(name, kind, room)
    return shown if len(shown.lines) <= 2 else fit(name, kind.at(kind.size * 0.85), room)
