"""The jobanalyse of a workplace by its four A’s, and the tasks of job(re)design (steps 3 and 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stagedesk.domain.form import Field, Kind, Section
from stagedesk.domain.job_analysis import DECISIONS, JOB_ANALYSIS_FORM
from stagedesk.reports import labelled
from stagedesk.reports.bundle import OfStudent, bundle
from stagedesk.reports.flow import Flow
from stagedesk.reports.letterhead import Box, block_head, box_row, header
from stagedesk.reports.letters import running
from stagedesk.reports.marks import check_box
from stagedesk.reports.style import (
    BLOCK_END,
    COLUMN,
    CONTENT,
    LEFT,
    RIGHT,
    TEXT,
    SchoolHead,
    Sheet,
    leading,
)

TITLE = "Jobanalyse en job(re)design"
#: Fields that stand in the boxes under the title.
_BOXED = ("on", "spoken_with")
#: Lines to write on in an empty field of running text.
_LINES = 2
_BLANK_TASKS = 8
_KIND = TEXT.at(10.5)
_DECISION_WIDE = 20.0
_AID_AT = RIGHT - 52.0
_DECISIONS_AT = _AID_AT - _DECISION_WIDE * len(DECISIONS)
_BASE, _BELOW = 5.4, 2.6


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task, what becomes of it (a word of DECISIONS), and its aid."""

    name: str
    decision: str = ""
    aid: str = ""


@dataclass(frozen=True, slots=True)
class JobAnalysisPaper(OfStudent):
    """All that one jobanalyse prints; what is empty leaves lines to write on.

    Attributes:
        answers: text by field of JOB_ANALYSIS_FORM; a choice by its key.
        day: of the analysis, ready to print.
        blank: to fill in by hand: every field has lines, the tasks have rows.
    """

    head: SchoolHead
    school_year: str
    student: str = ""
    school_class: str = ""
    company: str = ""
    supervisor: str = ""
    day: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    tasks: tuple[TaskLine, ...] = ()
    blank: bool = False


def render(papers: Sequence[JobAnalysisPaper]) -> bytes:
    """Job analyses as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    return bundle(TITLE, papers, draw)


def draw(sheet: Sheet, paper: JobAnalysisPaper) -> None:
    """One jobanalyse on new pages of a sheet, with its bookmark."""
    sheet.page()
    sheet.bookmark(paper.who or TITLE)
    y = header(sheet, TITLE, f"Stage  ·  schooljaar {paper.school_year}", paper.head)
    rows = (
        (Box("Leerling", paper.student, CONTENT - 34.0), Box("Klas", paper.school_class, 34.0)),
        (Box("Stagebedrijf", paper.company, CONTENT - 78.0),
         Box("Praktijkopleider", paper.supervisor, 78.0)),
        (Box("Datum", paper.day, 40.0),
         Box("Gesproken met", paper.answers.get("spoken_with", ""), CONTENT - 40.0)),
    )  # fmt: skip
    for boxes in rows:
        y = box_row(sheet, y, boxes, 10.6)
    flow = Flow(sheet, TITLE, paper.who, paper.head.line, paper.who, y)
    for section in JOB_ANALYSIS_FORM.sections:
        _section(flow, paper, section)
    _tasks(flow, paper)
    flow.end()


def _section(flow: Flow, paper: JobAnalysisPaper, section: Section) -> None:
    """One of the four A's, or another part of the form."""
    fields = [one for one in section.fields if one.name not in _BOXED]
    flow.y += 3.2
    flow.keep(8.0 + 18.0)
    flow.y = block_head(flow.sheet, flow.y, section.title, 7.4)
    for one in fields:
        _answer(flow, one, paper.answers.get(one.name, ""))
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y, BLOCK_END)


def _answer(flow: Flow, one: Field, text: str) -> None:
    if one.kind is Kind.CHOICE:
        labelled.choices(flow, one.label, one.choices, text)
    else:
        labelled.row(flow, one.label, text, _LINES if one.kind is Kind.LONG_TEXT else 1)


def _tasks(flow: Flow, paper: JobAnalysisPaper) -> None:
    """The tasks with what becomes of each; empty rows to fill in on a blank form."""
    flow.y += 3.2
    flow.keep(8.0 + 6.0 + 18.0)
    flow.y = block_head(flow.sheet, flow.y, "Taken", 7.4)
    _columns(flow)
    tasks = paper.tasks
    if paper.blank or not tasks:
        tasks = (*tasks, *(TaskLine("") for _ in range(_BLANK_TASKS - len(tasks))))
    for task in tasks:
        if flow.y + _task_height(task) > flow.y + flow.room:
            flow.turn()
            _columns(flow)
        _task(flow, task)
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y, BLOCK_END)


def _columns(flow: Flow) -> None:
    """What stands above the columns, again on each page."""
    flow.y += 4.6
    flow.sheet.text(LEFT + 1.6, flow.y, "Taak", COLUMN)
    for number, (_value, words) in enumerate(DECISIONS):
        middle = _DECISIONS_AT + (number + 0.5) * _DECISION_WIDE
        flow.sheet.text(middle, flow.y, words, COLUMN, align="center")
    flow.sheet.text(_AID_AT + 1.6, flow.y, "Hulpmiddel", COLUMN)
    flow.y += 1.8
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y)


def _texts(task: TaskLine) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        tuple(running(task.name, _KIND, _DECISIONS_AT - LEFT - 4.0)),
        tuple(running(task.aid, _KIND, RIGHT - _AID_AT - 3.6)),
    )


def _task_height(task: TaskLine) -> float:
    lines = max(1, *(len(lines) for lines in _texts(task)))
    return max(8.2, _BASE + (lines - 1) * leading(_KIND) + _BELOW)


def _task(flow: Flow, task: TaskLine) -> None:
    high = _task_height(task)
    name, aid = _texts(task)
    for x, lines in ((LEFT + 1.6, name), (_AID_AT + 1.6, aid)):
        for number, line in enumerate(lines):
            flow.sheet.text(x, flow.y + _BASE + number * leading(_KIND), line, _KIND)
    for number, (value, _words) in enumerate(DECISIONS):
        x = _DECISIONS_AT + (number + 0.5) * _DECISION_WIDE - 2.0
        check_box(flow.sheet, x, flow.y + _BASE + 0.6, 4.0, ticked=value == task.decision)
    flow.y += high
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y)
