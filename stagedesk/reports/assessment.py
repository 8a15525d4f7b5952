"""The beoordelingsformulier of Bijlage 1: what it carries and how its blocks fill the pages.

The blocks themselves are drawn in `assessment_blocks`; the values come ready, so no rule is here.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from stagedesk.reports import assessment_blocks as blocks
from stagedesk.reports import assessment_remarks as remarks
from stagedesk.reports.assessment_paper import (
    TITLE,
    AssessedCertificate,
    AssessedMoment,
    AssessedSkill,
    AssessmentPaper,
    Measures,
    assessed_certificates,
)
from stagedesk.reports.letterhead import (
    box_row,
    footer,
    header,
    header_bottom,
    row_height,
    running_head,
)
from stagedesk.reports.style import BOTTOM, Sheet

__all__ = [
    "AssessedCertificate",
    "AssessedMoment",
    "AssessedSkill",
    "AssessmentPaper",
    "assessed_certificates",
    "draw",
    "render",
]

#: Two sides, one side, and one side for the names that need an extra line (mm).
_LONG = Measures(first_head=10.5, head=8.0, subtotal=8.8, gap=2.6, box=11.0, signature=14.0)
_COMPACT = Measures(first_head=9.8, head=7.6, subtotal=8.1, gap=2.2, box=10.0, signature=15.0)
_TIGHT = Measures(first_head=9.4, head=7.4, subtotal=7.9, gap=1.7, box=10.0, signature=14.0)
#: Where the first block of a back begins (mm).
BACK_START = 20.0
#: A skill's row: least for a hand-written grade, and most when there is room (mm).
_ROW, _ROW_MOST = 6.3, 8.2
#: A third of the feedback block: least and most (mm).
_THIRD, _THIRD_MOST = 15.5, 52.0


class _Block(NamedTuple):
    """A part of the form that is never split; ``rows`` and ``thirds`` may grow with the page.

    ``least`` is its least height in mm; ``taller`` what its heading adds when it is the first of a
    page and carries the dates; ``draw`` takes sheet, y, row, third, and whether it is the first.
    """

    draw: Callable[[Sheet, float, float, float, bool], None]
    least: float
    rows: int = 0
    thirds: int = 0
    taller: float = 0.0


class _Page(NamedTuple):
    """One side: its blocks with the height of a row and of a feedback third (mm)."""

    blocks: tuple[_Block, ...]
    row: float
    third: float
    least_third: float


class _Layout(NamedTuple):
    measures: Measures
    pages: tuple[_Page, ...]
    compact: bool


def render(papers: Sequence[AssessmentPaper]) -> bytes:
    """Beoordelingsformulieren as one PDF, each student beginning on a front.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    author = papers[0].head.name if papers else ""
    one = len(papers) == 1 and papers[0].who
    sheet = Sheet(f"{TITLE} {one}" if one else TITLE, author)
    for number, paper in enumerate(papers):
        draw(sheet, paper)
        if sheet.pages % 2 and number + 1 < len(papers):
            sheet.page()
    return sheet.pdf()


def draw(sheet: Sheet, paper: AssessmentPaper) -> None:
    """One form on new pages of a sheet, with its bookmark."""
    layout = _layout(paper)
    third = next((p.third for p in layout.pages if any(b.thirds for b in p.blocks)), _THIRD)
    written = [remarks.written(m.feedback, third, compact=layout.compact) for m in paper.moments]
    extra = remarks.overflow(
        [(f"BO {m.number}", r.rest) for m, r in zip(paper.moments, written, strict=True) if r.rest]
    )
    total = len(layout.pages) + len(extra)
    for number, page in enumerate(layout.pages, 1):
        sheet.page()
        if number == 1:
            sheet.bookmark(paper.who or f"{TITLE} leerjaar {paper.grade_year}")
            y = _front(sheet, paper, layout)
        else:
            y = running_head(sheet, TITLE, paper.who)
        for index, block in enumerate(page.blocks):
            block.draw(sheet, y, page.row, page.third, index == 0)
            y += _height(block, page, first=index == 0) + layout.measures.gap
        _foot(sheet, paper, number, total)
    for number, lines in enumerate(extra, len(layout.pages) + 1):
        sheet.page()
        y = running_head(sheet, TITLE, paper.who)
        remarks.draw_overflow(sheet, y, lines)
        _foot(sheet, paper, number, total)


def _front(sheet: Sheet, paper: AssessmentPaper, layout: _Layout) -> float:
    """Header, the four boxes of the source, and the legend; y of the first block."""
    y = header(sheet, TITLE, _subtitle(paper), paper.head, tight=layout.compact)
    for row in blocks.top_rows(paper):
        y = box_row(sheet, y, row, layout.measures.box)
    return blocks.legend(sheet, y, paper, layout.compact)


def _subtitle(paper: AssessmentPaper) -> str:
    kind = paper.stage_type[:1].upper() + paper.stage_type[1:]
    words = (f"Leerjaar {paper.grade_year}", kind, f"schooljaar {paper.school_year}")
    return "  ·  ".join(word for word in words if word)


def _foot(sheet: Sheet, paper: AssessmentPaper, number: int, total: int) -> None:
    words = (paper.student, paper.school_class, TITLE, paper.head.short_name or paper.head.name)
    left = " · ".join(w for w in words if w) if number % 2 else paper.head.line
    behind = "  (zie achterkant)" if number % 2 and number < total else ""
    footer(sheet, left, f"blad {number} van {total}{behind}")


def _height(block: _Block, page: _Page, *, first: bool) -> float:
    """Height of a block on its page in mm."""
    high = block.least + block.rows * (page.row - _ROW) + (block.taller if first else 0.0)
    return high + block.thirds * (page.third - page.least_third)


def _layout(paper: AssessmentPaper) -> _Layout:
    """One side when the form fits there, else two (paper.md, Second page)."""
    for least in (_COMPACT, _TIGHT):
        high = remarks.sign_height(paper, least.signature, compact=True)
        m = least._replace(signature=high)
        pages = _pack(_blocks(paper, m, compact=True), _start(paper, m, compact=True), m, high)
        if len(pages) == 1:
            return _Layout(m, pages, True)
    m = _LONG._replace(signature=remarks.sign_height(paper, _LONG.signature, compact=False))
    pages = _pack(_blocks(paper, m, compact=False), _start(paper, m, compact=False), m, _THIRD)
    return _Layout(m, pages, False)


def _start(paper: AssessmentPaper, m: Measures, *, compact: bool) -> float:
    """Where the first block begins on the front, in mm."""
    boxes = sum(row_height(row, m.box) for row in blocks.top_rows(paper))
    top = header_bottom(TITLE, _subtitle(paper), tight=compact)
    return top + boxes + blocks.legend_height(compact)


def _blocks(paper: AssessmentPaper, m: Measures, *, compact: bool) -> list[_Block]:
    """The parts of the form in the source's order, with their least heights."""
    found = []
    taller = m.first_head - m.head
    for one in paper.certificates:
        least = m.head + m.subtotal + sum(blocks.row_more(s) + _ROW for s in one.skills)
        draw_it = partial(blocks.certificate, paper, m, one)
        found.append(_Block(draw_it, least, rows=len(one.skills), taller=taller))
    if paper.modules:
        high = m.head + blocks.modules_height(paper.modules)
        found.append(_Block(partial(blocks.modules, paper, m), high, taller=taller))
    if compact:
        least = remarks.SIGN_HEAD + 3 * m.signature
        draw_it = partial(remarks.shared, paper, m)
        found.append(_Block(draw_it, least, thirds=3))
        return found
    found.append(_Block(partial(remarks.feedback, paper, m), m.head + 3 * _THIRD, thirds=3))
    least = remarks.SIGN_HEAD + 3 * m.signature
    found.append(_Block(partial(remarks.signatures, paper, m), least))
    return found


def _pack(found: list[_Block], start: float, m: Measures, third: float) -> tuple[_Page, ...]:
    """Blocks over pages, in order; what is free goes to the rows, then to the feedback."""
    pages: list[list[_Block]] = [[]]
    free = [BOTTOM - start]
    for block in found:
        need = block.least + (m.gap if pages[-1] else block.taller)
        if pages[-1] and need > free[-1] + 0.01:
            pages.append([])
            free.append(BOTTOM - BACK_START)
            need = block.least + block.taller
        pages[-1].append(block)
        free[-1] -= need
    return tuple(_share_out(own, left, third) for own, left in zip(pages, free, strict=True))


def _share_out(own: list[_Block], free: float, third: float) -> _Page:
    """A page with the height of its rows and of its thirds."""
    rows, thirds = sum(b.rows for b in own), sum(b.thirds for b in own)
    row, least = _ROW, third
    if rows and free > 0:
        row = min(_ROW + free / rows, _ROW_MOST)
        free -= (row - _ROW) * rows
    if thirds and free > 0:
        third = min(least + free / thirds, max(_THIRD_MOST, least))
    return _Page(tuple(own), row, third, least)
