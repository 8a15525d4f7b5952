"""The rows of 'Traject': a step of Supported Employment, and what else is one line there."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.employment import EmploymentContract
from stagedesk.domain.job_analysis import DECISIONS, DESIGN_WAYS, FITS, JobTask
from stagedesk.domain.policy import SupportStep
from stagedesk.domain.practice_statements import PracticeStatement
from stagedesk.domain.support import CycleStep, SupportCycle
from stagedesk.domain.sva2 import EXAM_RESULTS
from stagedesk.domain.times import short_date
from stagedesk.services.trajectory import TrackPage
from stagedesk.services.workplaces import Workplace
from stagedesk.ui import theme
from stagedesk.ui.around_rows import Item
from stagedesk.ui.buttons import Button
from stagedesk.ui.facts import Fact
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, SignMark, Text


class StepRow(QWidget):
    """One step: whether it was begun, since when, and a word that puts the student there.

    Signals:
        moved: number of the step. opened: key of the step that was begun.
    """

    moved = Signal(int)
    opened = Signal(str)

    def __init__(self, step: SupportStep, begun: CycleStep | None, *, here: int) -> None:
        """``begun`` is None for a step that is still to come; ``here`` is where the student is.

        Only the step that follows says in words that one can go there: seven times is a crowd.
        """
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 3, 0, 3)
        line.setSpacing(14)
        now = here == step.number
        sign = Sign.DUE if now else Sign.TICK if begun else Sign.DOT
        state = "hier nu" if now else "gedaan" if begun else "nog niet"
        mark = QVBoxLayout()
        mark.setContentsMargins(0, 8, 0, 0)
        mark.addWidget(SignMark(sign, 15, state))
        mark.addStretch(1)
        line.addLayout(mark)
        column = QVBoxLayout()
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        title = f"{step.number}. {step.name}"
        if begun is not None:
            name: QWidget = Button(
                title.replace("&", "&&"),
                kind="link",
                name=f"{title}, {state}, wijzigen",
                flush=True,
            )
            name.setFont(theme.font("strong" if now else "body"))
            name.clicked.connect(lambda: self.opened.emit(begun.key))  # type: ignore[attr-defined]
        else:
            name = Text(title, "body", "text2")
            name.setContentsMargins(0, 5, 0, 5)
            name.setAccessibleName(f"{title}, {state}")
        name.setToolTip(step.text)
        top.addWidget(name)
        if begun is not None:
            top.addWidget(Text(f"sinds {dated(begun.on)}", "small", "text2"))
        top.addStretch(1)
        if now:
            top.addWidget(Badge(Sign.DUE, "hier nu"))
        else:
            spoken = f"Naar stap {title}"
            button = (
                Button("Naar deze stap", kind="link", name=spoken)
                if step.number == here + 1
                else Button("", kind="plain", icon="arrow-right", name=spoken)
            )
            button.clicked.connect(lambda: self.moved.emit(step.number))
            top.addWidget(button)
        column.addLayout(top)
        if begun is not None and begun.note:
            note = Text(begun.note, "body", "text2")
            note.setWordWrap(True)
            note.setContentsMargins(0, 0, 0, 4)
            column.addWidget(note)
        line.addLayout(column, 1)


def cycle_item(cycle: SupportCycle, on: date) -> Item:
    """An earlier cycle: when it began, how far it came."""
    step = cycle.here(on)
    far = f"tot stap {step.step}" if step else "nog geen stap"
    return Item(cycle.key, "", f"Cyclus van {dated(cycle.started)}", cycle.reason or "", None, far)


def task_item(task: JobTask) -> Item:
    """A task with what becomes of it, and its aid."""
    words = dict(DECISIONS)[task.decision]
    sign = {"left_out": Sign.SLASH, "added": Sign.DUE}.get(task.decision, Sign.TICK)
    return Item(task.key, "", task.name, f"Hulp: {task.aid}" if task.aid else "", sign, words)


def statement_item(statement: PracticeStatement, levels: tuple[int, ...]) -> Item:
    """A praktijkverklaring with its level; a level above the recognition is a doubt."""
    level = statement.level
    title = statement.qualification + (f", niveau {level}" if level else "")
    count = sum(1 for process in statement.processes if process)
    second = f"{count} {'werkproces' if count == 1 else 'werkprocessen'}"
    if level is not None and level not in levels:
        return Item(statement.key, "", title, second, Sign.HALF, "niet erkend")
    if statement.handed_out_on is not None:
        return Item(statement.key, "", title, second, Sign.TICK, "uitgereikt")
    made = statement.on is not None
    return Item(statement.key, "", title, second, Sign.RING if made else Sign.HALF,
                "gemaakt" if made else "mee bezig")  # fmt: skip


def contract_item(contract: EmploymentContract, on: date) -> Item:
    """A small contract: hours a week, from when to when."""
    hours = f"{contract.hours_per_week} uur per week" if contract.hours_per_week else ""
    since = f"vanaf {dated(contract.since)}" if contract.since else ""
    until = f"tot {dated(contract.until)}" if contract.until else ""
    second = ", ".join(part for part in (contract.work or "", hours, since, until) if part)
    runs = contract.runs(on, on)
    return Item(contract.key, "", contract.employer, second, Sign.TICK if runs else Sign.DOT,
                "loopt" if runs else "loopt niet")  # fmt: skip


def sva2_facts(page: TrackPage) -> list[Fact]:
    """Days of individual external stage, and the exam."""
    counted, exam = page.counted, page.sva2
    short = max(0, counted.needed - counted.days)
    facts = [
        Fact(
            "Stagedagen",
            f"{counted.days} van {counted.needed}",
            f"nog {short} te gaan" if short else "genoeg voor het examen",
            strong=True,
        )
    ]
    if exam is None:
        return facts
    facts.append(Fact("Waarvoor", exam.reason or "nog niet genoteerd"))
    planned = dated(exam.exam_planned_on) if exam.exam_planned_on else "nog geen datum"
    facts.append(Fact("Examen", dated(exam.exam_on) if exam.exam_on else planned))
    if exam.result:
        got = f"certificaat {dated(exam.certificate_on)}" if exam.certificate_on else ""
        facts.append(Fact("Uitslag", dict(EXAM_RESULTS)[exam.result], got))
    return facts


def analysis_facts(place: Workplace) -> list[Fact]:
    """The jobanalyse in three lines."""
    analysis = place.analysis
    if analysis is None:
        return []
    facts = [
        Fact("Gedaan op", dated(analysis.on) if analysis.on else "nog geen datum",
             f"met {analysis.spoken_with}" if analysis.spoken_with else ""),
        Fact("Leerling", dict(FITS).get(analysis.fits or "", "nog geen oordeel"), strong=True),
    ]  # fmt: skip
    if analysis.design_way:
        facts.append(Fact("Job(re)design", dict(DESIGN_WAYS)[analysis.design_way].split(":")[0]))
    return facts


def programme_facts(place: Workplace) -> list[Fact]:
    """A TOP Academie or project in a few lines."""
    found = place.programme
    if found is None:
        return []
    certificates = [one for one in found.certificates if one]
    facts = [Fact("Naam", found.name or "nog niet genoteerd")]
    if found.teacher:
        facts.append(Fact("Vakdocent", found.teacher))
    facts.append(Fact("Certificaten", ", ".join(certificates) or "nog geen"))
    if found.hire_intended is not None:
        facts.append(Fact("In dienst na de stage", "ja" if found.hire_intended else "nee"))
    return facts


def dated(day: date | None) -> str:
    """``1 mrt 2027``: a track runs through more than one year; empty without a day."""
    return f"{short_date(day)} {day.year}" if day else ""
