"""The stagezoekformulier of Bijlage 7: a student without a placement looks for companies."""

from collections.abc import Sequence
from dataclasses import dataclass

from stagedesk.reports.bundle import OfStudent, bundle
from stagedesk.reports.flow import Flow
from stagedesk.reports.letterhead import header
from stagedesk.reports.letters import Type, fit, running, width
from stagedesk.reports.marks import check_box
from stagedesk.reports.style import (
    BOX_LINE,
    CONTENT,
    EXPLAIN,
    LEFT,
    LETTER_HEAD,
    RIGHT,
    TEXT,
    TEXT_BOLD,
    VALUE,
    SchoolHead,
    Sheet,
    leading,
)

TITLE = "Stage zoekformulier"
#: The letter of Bijlage 7, in its own words; {place} is where the source names the town.
LETTER = (
    "Op dit moment heb je geen stageplaats. Het is de bedoeling dat je zo snel mogelijk weer een "
    "nieuwe stageplaats hebt. Je hebt in overleg met je jobcoach afgesproken bij wat voor soort "
    "bedrijf jij stage kan lopen. Met dit formulier ga jij zelf op zoek naar een goede en leuke "
    "stageplaats.",
)
TASK_HEAD = "Wat ga je doen?"
TASK = (
    "Zoek op internet naar een bedrijf waar jij graag stage wilt lopen. Als je een bedrijf hebt "
    "gevonden dan vul je op het formulier de naam van het bedrijf in, het adres en het "
    "telefoonnummer."
)
NOTICE = (
    "Let erop dat het bedrijf past bij jouw gekozen praktijkvak. Je kunt bijvoorbeeld geen "
    "restaurant kiezen als je geen horeca hebt gekozen.",
    "Ook is het belangrijk dat het bedrijf dat je vindt niet te ver is. Zoek dus bedrijven in en "
    "rondom {place}",
)
AFTER = "Als je klaar bent met het invullen, dan lever je het in bij jouw jobcoach op school."
FILL_HEAD = "Vul hieronder de gegevens in van bedrijven die je hebt gevonden."
FILL = "Als je contact hebt gehad met het bedrijf, vul dan ook een contactpersoon in."
#: What is asked of each company, in the order of the source.
ASKED = ("Naam Bedrijf + contactpersoon", "Adres bedrijf", "Tel. Nr. bedrijf")

_LABEL_WIDE = 52.0
_WRITE = 8.2
_SMALL_TEXT = Type("FiraSans-Regular", 10)


@dataclass(frozen=True, slots=True)
class SearchForm(OfStudent):
    """All that one stagezoekformulier prints.

    Attributes:
        jobcoaches: all of the school; each has a box. jobcoach: the one whose box is ticked.
        sectors: to choose from. slots: companies to fill in.
    """

    head: SchoolHead
    school_year: str
    jobcoaches: tuple[str, ...]
    sectors: tuple[str, ...]
    slots: int
    student: str = ""
    school_class: str = ""
    jobcoach: str = ""


def render(papers: Sequence[SearchForm]) -> bytes:
    """Search forms as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    return bundle(TITLE, papers, draw)


def draw(sheet: Sheet, paper: SearchForm) -> None:
    """One form on new pages of a sheet, with its bookmark."""
    sheet.page()
    sheet.bookmark(paper.who or TITLE)
    y = header(sheet, f"{TITLE} {paper.school_year}", "", paper.head)
    flow = Flow(sheet, TITLE, paper.who, paper.head.line, paper.who, y - 3.0)
    _who(flow, paper)
    flow.y += 3.0
    _line(flow, "Beste leerling,", TEXT_BOLD)
    for text in LETTER:
        _line(flow, text)
    flow.y += 1.5
    _line(flow, TASK_HEAD, LETTER_HEAD)
    _line(flow, TASK)
    _notice(flow, paper.head.place)
    _line(flow, AFTER)
    flow.y += 1.5
    _line(flow, FILL_HEAD, TEXT_BOLD)
    _line(flow, FILL)
    for number in range(1, paper.slots + 1):
        _company(flow, number)
    flow.end()


def _line(flow: Flow, text: str, kind: Type = _SMALL_TEXT) -> None:
    flow.lines(LEFT, running(text, kind, CONTENT), kind, leading(kind))
    flow.y += 0.8


def _labelled(flow: Flow, label: str, value: str) -> None:
    """A label with its value, or a line to write on."""
    sheet, x = flow.sheet, LEFT + _LABEL_WIDE
    flow.y += _WRITE
    sheet.text(LEFT, flow.y, label, TEXT_BOLD)
    if value:
        flow.y = sheet.fitted(x, flow.y, fit(value, VALUE, RIGHT - x), 4.2)
    else:
        sheet.dotted(x, flow.y + 0.9, RIGHT)


def _who(flow: Flow, paper: SearchForm) -> None:
    """Name and class, jobcoach, sector and date, in the order of the source."""
    sheet, x = flow.sheet, LEFT + _LABEL_WIDE
    _labelled(flow, "Naam & Klas:", paper.who)
    if paper.jobcoaches:
        flow.y += _WRITE
        sheet.text(LEFT, flow.y, "Jobcoach:", TEXT_BOLD)
        _boxes(flow, x, paper.jobcoaches, paper.jobcoach)
    else:
        _labelled(flow, "Jobcoach:", "")
    flow.y += _WRITE
    sheet.text(LEFT, flow.y, "Gekozen uitstroomrichting:", TEXT_BOLD)
    flow.y = sheet.fitted(x, flow.y, fit("  /  ".join(paper.sectors), VALUE, RIGHT - x), 4.2)
    flow.y += _WRITE
    sheet.text(LEFT, flow.y, "Datum:", TEXT_BOLD)
    for wide, slash in ((16.0, "/"), (16.0, "/"), (24.0, "")):
        sheet.dotted(x, flow.y + 0.9, x + wide)
        sheet.text(x + wide + 1.2, flow.y, slash, TEXT)
        x += wide + 4.2


def _boxes(flow: Flow, left: float, names: Sequence[str], ticked: str) -> None:
    """A box a name, side by side, on as many lines as they need."""
    x = left
    for name in names:
        shown = fit(name, TEXT, RIGHT - left - 6.0)
        wide = 5.6 + max(width(line, shown.type) for line in shown.lines) + 6.0
        if x > left and x + wide - 6.0 > RIGHT:
            x, flow.y = left, flow.y + 6.2
            flow.keep(6.2)
        check_box(flow.sheet, x, flow.y + 0.6, 3.8, ticked=name == ticked)
        flow.y = flow.sheet.fitted(x + 5.6, flow.y, shown, 4.2)
        x += wide


def _notice(flow: Flow, place: str) -> None:
    """What to mind, in a box that is never split."""
    where = place or "jouw woonplaats"
    texts = [running(t.format(place=where), _SMALL_TEXT, CONTENT - 8.0) for t in NOTICE]
    high = sum(len(lines) for lines in texts) * leading(_SMALL_TEXT) + 4.8
    flow.y += 1.6
    flow.keep(high)
    sheet = flow.sheet
    sheet.area(LEFT, flow.y, CONTENT, high, EXPLAIN)
    sheet.box(LEFT, flow.y, CONTENT, high, BOX_LINE)
    y = flow.y + 1.2
    for lines in texts:
        for line in lines:
            y += leading(_SMALL_TEXT)
            sheet.text(LEFT + 4.0, y, line, _SMALL_TEXT)
    flow.y += high + 1.0


def _company(flow: Flow, number: int) -> None:
    """One company to fill in, never split."""
    flow.keep(len(ASKED) * _WRITE + 3.4)
    flow.y += 2.6
    sheet = flow.sheet
    for place, label in enumerate(ASKED):
        flow.y += _WRITE
        if place == 0:
            sheet.text(LEFT, flow.y, f"{number}.", TEXT_BOLD)
        sheet.text(LEFT + 6.0, flow.y, label, TEXT)
        sheet.dotted(LEFT + 7.5 + width(ASKED[0], TEXT), flow.y + 0.9, RIGHT)
