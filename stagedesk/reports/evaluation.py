"""The yearly evaluation: the numbers of a school year against the year before, with charts.

No student is named on it: it goes to the jobcoaches, the OWG and the MT, who judge the policy by
it and write their advice under it (Evaluatie en monitoring).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from reportlab.lib.units import mm

from stagedesk.domain.times import format_date
from stagedesk.domain.year_numbers import HOURS, Number, Topic, said
from stagedesk.reports.flow import Flow
from stagedesk.reports.letterhead import Box, block_head, box_row, header
from stagedesk.reports.letters import Type, fit, running, width
from stagedesk.reports.style import (
    BAR,
    BLOCK_END,
    CONTENT,
    LABEL,
    LEFT,
    RIGHT,
    TEXT,
    SchoolHead,
    Sheet,
)

_LINE = Type("FiraSans-Regular", 9.5)
_NOW = Type("FiraSans-SemiBold", 9.5)
#: Height of a line alone and with the year before under it, of a heading, the gap under a block,
#: and what a second line of words takes.
_ROW, _DOUBLE, _HEAD, _GAP, _MORE = 6.6, 9.6, 8.0, 5.0, 3.7
#: Bars never get narrower than this, whatever stands beside them.
_SHORTEST = 40.0
#: More lines than this in one block would not fit on a page.
_MOST = 22
_ADVICE_LINES, _WRITING = 6, 8.0
_TITLE = "Evaluatie stage"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that one evaluation prints.

    Attributes:
        whom: class, where it is not about the whole school. before: the year it stands against.
        students: how many there are. until: the day up to which was counted.
        notes: sentences above the numbers.
    """

    head: SchoolHead
    school_year: str
    before: str
    students: int
    until: date
    topics: tuple[Topic, ...]
    whom: str = ""
    notes: tuple[str, ...] = ()


def render(papers: Sequence[Evaluation]) -> bytes:
    """Evaluations as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    first = papers[0]
    sheet = Sheet(f"{_TITLE} {first.school_year}", first.head.name)
    for paper in papers:
        _draw(sheet, paper)
    return sheet.pdf()


def _draw(sheet: Sheet, paper: Evaluation) -> None:
    sheet.page()
    title = f"{_TITLE} {paper.school_year}"
    who = "1 leerling" if paper.students == 1 else f"{paper.students} leerlingen"
    parts = [paper.whom, who, f"geteld tot en met {format_date(paper.until)}"]
    if paper.before:
        parts.append(f"naast heel {paper.before}")
    subtitle = " · ".join(part for part in parts if part)
    sheet.bookmark(title)
    y = header(sheet, title, subtitle, paper.head)
    flow = Flow(sheet, title, paper.whom or paper.head.name, paper.head.line, "", y)
    for note in paper.notes:
        flow.lines(LEFT, running(note, TEXT, CONTENT), TEXT, 4.4)
        flow.y += 3.0
    _summary(flow, paper)
    for topic in paper.topics:
        for piece in _pieces(topic):
            _topic(flow, piece, paper)
    _advice(flow)
    flow.end()


def _summary(flow: Flow, paper: Evaluation) -> None:
    """The numbers that are asked for first, in two rows of boxes."""
    topics = {topic.key: topic for topic in paper.topics}
    wanted = (
        ("Leerlingen bij een bedrijf", "places", "company"),
        ("Uren tegenover de norm", "hours", None),
        ("Deelcertificaten", "parts", None),
        ("Eindcertificaten", "finals", None),
        ("Voortijdig gestopt", "stopped_by", None),
        ("Uitgestroomd", "outflow", None),
    )
    boxes = [
        Box(label, _total(topics[key], line, paper.before), CONTENT / 3)
        for label, key, line in wanted
        if key in topics
    ]
    flow.y += 2.0
    for start in range(0, len(boxes), 3):
        flow.y = box_row(flow.sheet, flow.y, boxes[start : start + 3], 11.0)
    if paper.before:
        _legend(flow, paper)
    flow.y += _GAP


def _legend(flow: Flow, paper: Evaluation) -> None:
    """Which bar is which year."""
    x, y = LEFT, flow.y + 5.4
    for year, grey in ((paper.school_year, BAR), (paper.before, 0.0)):
        flow.sheet.area(x, y - 2.4, 7.0, 2.6, grey)
        flow.sheet.box(x, y - 2.4, 7.0, 2.6)
        flow.sheet.text(x + 8.6, y, year, LABEL)
        x += 8.6 + width(year, LABEL) + 6.0
    flow.y = y


def _total(topic: Topic, key: str | None, before: str) -> str:
    lines = [one for one in topic.numbers if key in (None, one.key)]
    value, whole = sum(one.value for one in lines), sum(one.whole for one in lines)
    words = _brief(topic, value, whole)
    if not before:
        return words
    old = sum(one.before or 0 for one in lines), sum(one.before_whole for one in lines)
    return f"{words}  ({before}: {_brief(topic, *old)})"


def _brief(topic: Topic, value: int, whole: int) -> str:
    """Hours as a percentage, everything else as the screen says it."""
    if topic.unit == HOURS:
        return f"{value * 100 // whole}%" if whole else "0%"
    return said(topic, value, whole)


def _pieces(topic: Topic) -> list[Topic]:
    """The topic, in parts that fit on a page each."""
    numbers = topic.numbers
    if len(numbers) <= _MOST:
        return [topic]
    return [
        replace(
            topic,
            title=topic.title if start == 0 else f"{topic.title}, vervolg",
            numbers=numbers[start : start + _MOST],
        )
        for start in range(0, len(numbers), _MOST)
    ]


def _topic(flow: Flow, topic: Topic, paper: Evaluation) -> None:
    """A heading, and a line with its bar for every number."""
    row = _row(topic, paper.before)
    high = _HEAD + max(row * len(topic.numbers), 7.0)
    flow.keep(high + 2.0)
    sheet = flow.sheet
    unit = "" if topic.share else topic.unit
    if topic.mark:
        unit = f"stippellijn: {topic.mark} % is genoeg"
    flow.y = block_head(sheet, flow.y, topic.title, _HEAD)
    sheet.text(RIGHT - 1.6, flow.y - _HEAD / 2 + 1.5, unit, LABEL, align="right")
    if not topic.numbers:
        sheet.text(LEFT + 1.6, flow.y + 5.0, topic.empty, TEXT)
        flow.y += 7.0 + _GAP
        return
    left, right = _between(topic, paper.before)
    _chart(sheet, topic, paper, (left, flow.y, right - left, row * len(topic.numbers)))
    for one in topic.numbers:
        _words(flow, topic, one, paper.before, left)
        flow.y += row
        sheet.line(LEFT, flow.y, RIGHT, flow.y)
    sheet.line(LEFT, flow.y, RIGHT, flow.y, BLOCK_END)
    flow.y += _GAP


def _row(topic: Topic, before: str) -> float:
    """The height of every line of a topic: that of the one with most words."""
    if not topic.numbers:
        return _ROW
    room = _between(topic, before)[0] - LEFT - 3.0
    lines = max(len(fit(one.label, _LINE, room).lines) for one in topic.numbers)
    return max(_DOUBLE if before else _ROW, _ROW + (lines - 1) * _MORE)


def _between(topic: Topic, before: str) -> tuple[float, float]:
    """Where the bars begin and may end: what labels and values leave of the page."""
    label = max(width(one.label, _LINE) for one in topic.numbers)
    values = [width(said(topic, one.value, one.whole), _NOW) for one in topic.numbers]
    values += [width(_before(topic, one, before), LABEL) for one in topic.numbers if before]
    right = RIGHT - max(values) - 4.6
    return min(LEFT + label + 4.6, right - _SHORTEST), right


def _before(topic: Topic, one: Number, before: str) -> str:
    if topic.share and not one.before_whole:
        return f"{before}: niemand"
    return f"{before}: {said(topic, one.before or 0, one.before_whole)}"


def _words(flow: Flow, topic: Topic, one: Number, before: str, bars: float) -> None:
    sheet, y = flow.sheet, flow.y + 4.6
    shown = fit(one.label, _LINE, bars - LEFT - 3.0)
    sheet.fitted(LEFT + 1.6, y, shown, _MORE)
    sheet.text(RIGHT - 1.6, y, said(topic, one.value, one.whole), _NOW, align="right")
    if before:
        sheet.text(RIGHT - 1.6, y + _MORE, _before(topic, one, before), LABEL, align="right")


def _chart(
    sheet: Sheet, topic: Topic, paper: Evaluation, place: tuple[float, float, float, float]
) -> None:
    """The bars of a topic: dark is this year, hollow the year before, told apart without colour.

    ``place`` is left, top, width and height in mm.
    """
    from reportlab.graphics import renderPDF
    from reportlab.graphics.charts.barcharts import HorizontalBarChart
    from reportlab.graphics.shapes import STATE_DEFAULTS, Drawing, Line
    from reportlab.lib.colors import Color

    left, top, wide, high = (one * mm for one in place)
    black, white, dark = (Color(g, g, g) for g in (0, 1, 1 - BAR))
    largest = 100 if topic.share else topic.largest()
    now, before = _bars(topic, largest)
    chart: Any = HorizontalBarChart()
    chart.x, chart.y, chart.width, chart.height = 0, 0, wide, high
    # The library counts from below: the last line first, and in it this year above.
    chart.data = [before[::-1], now[::-1]] if paper.before else [now[::-1]]
    chart.categoryAxis.visible = chart.valueAxis.visible = 0
    chart.valueAxis.valueMin, chart.valueAxis.valueMax = 0, largest
    chart.groupSpacing, chart.barSpacing, chart.barWidth = (3.4, 0.6, 3.0)
    chart.bars.strokeColor, chart.bars.strokeWidth = black, 0.5
    chart.bars[0].fillColor = white if paper.before else dark
    if paper.before:
        chart.bars[1].fillColor = dark
    drawing = Drawing(wide, high)
    drawing.add(chart)
    for mark in sorted({100, topic.mark or 100}) if topic.share else ():
        x = wide * mark / largest
        line: Any = Line(x, 0, x, high, strokeColor=black, strokeWidth=0.4)
        if mark != 100:
            line.strokeDashArray = (1.5, 1.5)
        drawing.add(line)
    # A drawing without words sets a font all the same: else an unembedded one would be listed.
    STATE_DEFAULTS["fontName"] = "FiraSans-Regular"
    renderPDF.draw(drawing, sheet.canvas, left, sheet.height * mm - top - high)
    sheet.canvas.setFillGray(0)


def _bars(topic: Topic, largest: int) -> tuple[list[int], list[int]]:
    """This year and the year before: counts, or percents cut off at the whole."""
    if not topic.share:
        return [one.value for one in topic.numbers], [one.before or 0 for one in topic.numbers]

    def percent(value: int, whole: int) -> int:
        return min(largest, value * 100 // whole) if whole else 0

    return (
        [percent(one.value, one.whole) for one in topic.numbers],
        [percent(one.before or 0, one.before_whole) for one in topic.numbers],
    )


def _advice(flow: Flow) -> None:
    """Lines to write on: what the policy should say next year (the addendum)."""
    flow.keep(_HEAD + 6.0 + _ADVICE_LINES * _WRITING)
    sheet = flow.sheet
    flow.y = block_head(sheet, flow.y, "Wat valt op, en wat nemen we op in het addendum?", _HEAD)
    for _ in range(_ADVICE_LINES):
        flow.y += _WRITING
        sheet.dotted(LEFT, flow.y, RIGHT)
    flow.y += 4.0
