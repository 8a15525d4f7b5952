"""The praktijkverklaring: work processes that a student masters, judged by the praktijkopleider.

Pilot praktijkverklaringen: the document itself comes from the portal of SBB; this paper is what
jobcoach and praktijkopleider fill in and sign together, and what the portal is filled in from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stagedesk.reports import labelled
from stagedesk.reports.bundle import OfStudent, bundle
from stagedesk.reports.flow import Flow
from stagedesk.reports.letterhead import Box, block_head, box_row, header
from stagedesk.reports.letters import running
from stagedesk.reports.marks import check_box
from stagedesk.reports.style import (
    BLOCK_END,
    CONTENT,
    LEFT,
    RIGHT,
    TEXT,
    SchoolHead,
    Sheet,
    leading,
)

TITLE = "Praktijkverklaring"
SIGNERS = ("Praktijkopleider", "Leerling", "Jobcoach")
_BLANK_PROCESSES = 8
_KIND = TEXT.at(10.5)
_BASE, _BELOW, _TEXT_AT = 5.4, 2.6, LEFT + 8.0


@dataclass(frozen=True, slots=True)
class PracticeStatementPaper(OfStudent):
    """All that one praktijkverklaring prints; what is empty leaves lines to write on.

    Attributes:
        level: of the mbo, ready to print. recognised: levels of the company, ready to print.
        processes: work processes that were learned. day: of making, ready to print.
    """

    head: SchoolHead
    school_year: str
    student: str = ""
    school_class: str = ""
    company: str = ""
    supervisor: str = ""
    recognised: str = ""
    qualification: str = ""
    level: str = ""
    processes: tuple[str, ...] = ()
    skills: str = ""
    day: str = ""


def render(papers: Sequence[PracticeStatementPaper]) -> bytes:
    """Praktijkverklaringen as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    return bundle(TITLE, papers, draw)


def draw(sheet: Sheet, paper: PracticeStatementPaper) -> None:
    """One praktijkverklaring on new pages of a sheet, with its bookmark."""
    sheet.page()
    sheet.bookmark(paper.who or TITLE)
    y = header(sheet, TITLE, f"Wat ik in de praktijk kan  ·  {paper.school_year}", paper.head)
    rows = (
        (Box("Leerling", paper.student, CONTENT - 78.0), Box("Klas", paper.school_class, 78.0)),
        (Box("Leerbedrijf", paper.company, CONTENT - 78.0),
         Box("Praktijkopleider", paper.supervisor, 78.0)),
        (Box("Kwalificatie", paper.qualification, CONTENT - 78.0), Box("Niveau", paper.level, 34.0),
         Box("Erkend voor niveau", paper.recognised, 44.0)),
    )  # fmt: skip
    for boxes in rows:
        y = box_row(sheet, y, boxes, 10.6)
    flow = Flow(sheet, TITLE, paper.who, paper.head.line, paper.who, y)
    flow.y += 3.2
    flow.y = block_head(sheet, flow.y, "Deze werkprocessen beheers ik", 7.4)
    processes = paper.processes or ("",) * _BLANK_PROCESSES
    for process in processes:
        _process(flow, process)
    sheet.line(LEFT, flow.y, RIGHT, flow.y, BLOCK_END)
    flow.y += 3.2
    labelled.row(flow, "Vaardigheden", paper.skills, 3)
    labelled.row(flow, "Gemaakt op", paper.day)
    labelled.signatures(flow, SIGNERS)
    flow.end()


def _process(flow: Flow, process: str) -> None:
    """A work process behind its box; a box and a line to write on when it is empty."""
    lines = running(process, _KIND, RIGHT - _TEXT_AT - 2.0) if process else ("",)
    high = max(8.4, _BASE + (len(lines) - 1) * leading(_KIND) + _BELOW)
    flow.keep(high)
    check_box(flow.sheet, LEFT + 1.6, flow.y + _BASE + 0.6, 4.0, ticked=bool(process))
    for number, line in enumerate(lines):
        flow.sheet.text(_TEXT_AT, flow.y + _BASE + number * leading(_KIND), line, _KIND)
    flow.y += high
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y)
