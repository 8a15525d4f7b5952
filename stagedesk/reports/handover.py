"""The paper overdracht: what WSPR or JOLO gets to know when the guidance goes over to them.

WSPR & JOLO: the hand-over is warm, with a talk at school. It has no field for guardians, absence,
health or log: what is not here cannot leak.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stagedesk.reports.bundle import OfStudent, bundle
from stagedesk.reports.flow import Flow
from stagedesk.reports.labelled import block, signatures
from stagedesk.reports.letterhead import Box, box_row, header
from stagedesk.reports.style import SchoolHead, Sheet

TITLE = "Overdracht"

_SIGNERS = ("Jobcoach", "Leerling", "Wie het overneemt")


@dataclass(frozen=True, slots=True)
class HandoverPaper(OfStudent):
    """All that one overdracht prints; what is empty leaves a line to write on.

    Attributes:
        taker: ``WSPR`` or ``JOLO``; empty on a blank form.
        boxes: rows of (label, value, width in mm) under the title.
        blocks: title with its rows of (label, text).
    """

    head: SchoolHead
    student: str = ""
    school_class: str = ""
    taker: str = ""
    boxes: tuple[tuple[tuple[str, str, float], ...], ...] = ()
    blocks: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    @property
    def title(self) -> str:
        """``Overdracht aan het WSPR``."""
        return f"{TITLE} aan het {self.taker}" if self.taker else f"{TITLE} aan WSPR of JOLO"


def render(papers: Sequence[HandoverPaper]) -> bytes:
    """Hand-overs as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    return bundle(TITLE, papers, draw)


def draw(sheet: Sheet, paper: HandoverPaper) -> None:
    """One hand-over on new pages of a sheet, with its bookmark."""
    sheet.page()
    sheet.bookmark(paper.who or TITLE)
    y = header(sheet, paper.title, "Warme overdracht van school", paper.head)
    for row in paper.boxes:
        y = box_row(sheet, y, [Box(*one) for one in row], 10.6)
    flow = Flow(sheet, TITLE, paper.who, paper.head.line, paper.who, y)
    for title, rows in paper.blocks:
        block(flow, title, rows)
    signatures(flow, _SIGNERS)
    flow.end()
