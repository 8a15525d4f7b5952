"""The persoonlijk profiel: what a company may know of a student before the first day.

Jobcoaching: 'het persoonlijk profiel van de leerling' goes with the information pack. It has no
field for birth date, home address or phone, guardians, health, absence, grades or log: what is
not here cannot leak.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stagedesk.reports.bundle import OfStudent, bundle
from stagedesk.reports.flow import Flow
from stagedesk.reports.letterhead import Box, block_head, box_row, header
from stagedesk.reports.letters import Fitted, fit, running, width
from stagedesk.reports.style import (
    BLOCK_END,
    BLOCK_HEAD,
    BOX_LINE,
    CONTENT,
    EXPLAIN,
    LEFT,
    RIGHT,
    TEXT,
    TEXT_BOLD,
    SchoolHead,
    Sheet,
    leading,
)

TITLE = "Persoonlijk profiel"

_KIND = TEXT.at(10.5)
_LABEL_AT, _TEXT_AT = LEFT + 1.8, LEFT + 46.0
_ROOM = RIGHT - _TEXT_AT - 2.0
#: A row that is empty has lines to write on, this far apart (mm).
_WRITE = 8.0
_LEAST, _ROOMY = 17.0, 33.0
_BASE = 5.6
_STEP = 6.2


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to call: 'Jobcoach', a name, a phone number, an email."""

    role: str
    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class ProfilePaper(OfStudent):
    """All that a persoonlijk profiel prints; what is empty leaves lines to write on.

    Attributes:
        age: whole years; never a date.
        subjects: practice subjects, ready to print.
        strengths: what the student is good at. goals: what the student wants to learn.
        travel: how the student comes to work. helps: what helps in guiding.
        emergency: the school and the jobcoach, nobody at home.
    """

    head: SchoolHead
    school_year: str
    student: str
    first_name: str
    school_class: str = ""
    age: int | None = None
    subjects: str = ""
    strengths: str = ""
    goals: tuple[str, ...] = ()
    travel: str = ""
    agreements: str = ""
    helps: str = ""
    emergency: tuple[Contact, ...] = ()


def render(papers: Sequence[ProfilePaper]) -> bytes:
    """Profiles as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    return bundle(TITLE, papers, draw)


def draw(sheet: Sheet, paper: ProfilePaper) -> None:
    """One profile on new pages of a sheet, with its bookmark."""
    sheet.page()
    sheet.bookmark(paper.who or TITLE)
    y = header(sheet, TITLE, f"Stage  ·  schooljaar {paper.school_year}", paper.head)
    years = "" if paper.age is None else f"{paper.age} jaar"
    y = box_row(
        sheet, y,
        (
            Box("Naam", paper.student, CONTENT - 56.0),
            Box("Klas", paper.school_class, 28.0),
            Box("Leeftijd", years, 28.0),
        ),
        11.2,
    )  # fmt: skip
    y = box_row(sheet, y, (Box("Praktijkvakken", paper.subjects, CONTENT),), 11.2)
    flow = Flow(sheet, TITLE, paper.who, paper.head.line, paper.who, y)
    named = f"Dit is {paper.first_name}"
    fits = paper.first_name and width(named, BLOCK_HEAD) < CONTENT - 4.0
    flow.y = block_head(sheet, flow.y + 5.0, named if fits else "Over mij", 7.7)
    goals = "\n".join(
        f"{number}. {goal}" if len(paper.goals) > 1 else goal
        for number, goal in enumerate(paper.goals, 1)
    )
    rows = (
        ("Hier ben ik goed in", paper.strengths),
        ("Dit wil ik leren", goals),
        ("Zo kom ik naar stage", paper.travel),
        ("Afspraken", paper.agreements),
        ("Dit helpt mij", paper.helps),
    )
    contacts = paper.emergency or (Contact("School"), Contact("Jobcoach"))
    free = flow.room - _emergency_height(contacts) - 6.0 - sum(_needed(t) for _, t in rows)
    least = min(_LEAST + max(free, 0.0) / len(rows), _ROOMY)
    for label, text in rows:
        _row(flow, label, text, least)
    sheet.line(LEFT, flow.y, RIGHT, flow.y, BLOCK_END)
    _emergency(flow, contacts)
    flow.end()


def _needed(text: str) -> float:
    """Height of a row in mm, at least two lines to write on."""
    lines = len(running(text, _KIND, _ROOM)) if text else 1
    return max(_BASE + (lines - 1) * leading(_KIND) + 3.6, _LEAST)


def _row(flow: Flow, label: str, text: str, least: float) -> None:
    """A label with running text, or lines to write on; long text runs on."""
    high = max(_needed(text), least)
    flow.keep(min(high, 40.0))
    top, page = flow.y, flow.number
    flow.sheet.text(_LABEL_AT, top + _BASE, label, TEXT_BOLD)
    if text:
        flow.lines(_TEXT_AT, running(text, _KIND, _ROOM), _KIND, _BASE)
        flow.y += 3.6
    else:
        for number in range(int((least - 0.5) / _WRITE)):
            flow.sheet.dotted(_TEXT_AT, top + 6.6 + number * _WRITE, RIGHT - 2.0)
    if flow.number == page:
        flow.y = top + high
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y)


def _said(contact: Contact) -> Fitted:
    words = (contact.name, contact.phone, contact.email)
    return fit(" · ".join(word for word in words if word), TEXT, CONTENT - 44.0)


def _emergency_height(contacts: Sequence[Contact]) -> float:
    said = [_said(contact) for contact in contacts]
    return 14.0 + sum((len(s.lines) - 1) * _STEP + _step(s) for s in said)


def _step(said: Fitted) -> float:
    """To the next contact in mm: more where there is a line to write on."""
    return _STEP if said.lines != ("",) else _WRITE


def _emergency(flow: Flow, contacts: Sequence[Contact]) -> None:
    """Whom to call: the school and the jobcoach, in a box that is never split."""
    high = _emergency_height(contacts)
    flow.y += 6.0
    flow.keep(high)
    sheet, y = flow.sheet, flow.y
    sheet.area(LEFT, y, CONTENT, high, EXPLAIN)
    sheet.box(LEFT, y, CONTENT, high, BOX_LINE)
    head = "Bij nood of vragen"
    sheet.text(LEFT + 4.0, y + 6.8, head, BLOCK_HEAD)
    aside = LEFT + 4.0 + width(head, BLOCK_HEAD) + 4.0
    sheet.text(aside, y + 6.8, "Bel de school of de jobcoach.", TEXT)
    y += 15.0
    for contact in contacts:
        sheet.text(LEFT + 4.0, y, contact.role, TEXT_BOLD)
        said = _said(contact)
        if said.lines == ("",):
            sheet.dotted(LEFT + 40.0, y + 0.6, RIGHT - 4.0)
        y = sheet.fitted(LEFT + 40.0, y, said, _STEP) + _step(said)
    flow.y += high
