"""The paper inzage: everything that the school keeps of a student, and what was changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from stagedesk.reports.bundle import bundle
from stagedesk.reports.flow import Flow
from stagedesk.reports.labelled import block
from stagedesk.reports.letterhead import header
from stagedesk.reports.letters import running
from stagedesk.reports.style import CONTENT, LEFT, TEXT, SchoolHead, Sheet, leading

TITLE = "Inzage in het dossier"
_INTRODUCTION = (
    "Dit is alles wat er in Stagedesk over deze leerling staat, met wat vertrouwelijk is. Daarna "
    "staat wie wat wanneer heeft veranderd. Klopt er iets niet, zeg het tegen de jobcoach."
)


@dataclass(frozen=True, slots=True)
class AccessPaper:
    """All that one inzage prints.

    Attributes:
        made_on: in words, such as ``24 november 2026``.
        blocks: title with its rows of (label, text). changes: (when, what), newest first.
    """

    head: SchoolHead
    student: str
    number: str
    made_on: str
    blocks: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    changes: tuple[tuple[str, str], ...] = ()

    @property
    def who(self) -> str:
        """Student and number."""
        return " · ".join(part for part in (self.student, self.number) if part)


def render(papers: Sequence[AccessPaper]) -> bytes:
    """Papers as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    return bundle(TITLE, papers, _draw)


def _draw(sheet: Sheet, paper: AccessPaper) -> None:
    sheet.page()
    sheet.bookmark(paper.who or TITLE)
    y = header(sheet, TITLE, f"{paper.who}  ·  gemaakt op {paper.made_on}", paper.head)
    flow = Flow(sheet, TITLE, paper.who, paper.head.line, paper.who, y - 2.0)
    flow.lines(LEFT, running(_INTRODUCTION, TEXT, CONTENT), TEXT, leading(TEXT))
    flow.y += 3.0
    for title, rows in paper.blocks:
        if rows:
            block(flow, title, rows)
    none = (("", "Er is niets veranderd."),)
    block(flow, "Wie veranderde wat, het nieuwste eerst", paper.changes or none)
    flow.end()
