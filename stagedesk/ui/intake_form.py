"""The intakeformulier on the screen: Bijlage 2's own fields, ordered in three columns (mock 6)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.draft_text import draft_value
from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.intake import INTAKE_FORM
from stagedesk.domain.placements import PLACEMENT_FORM
from stagedesk.domain.problem import Problem
from stagedesk.ui import theme
from stagedesk.ui.editors import Editor, LinesEditor
from stagedesk.ui.form_view import TWO_COLUMNS, FieldRow, FormView
from stagedesk.ui.intake_tasks import TaskRows
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import SectionHead, SignMark

#: The largest width that Qt knows: no limit.
_ANY = 16_777_215
#: Chosen in the drop-down of supervisors to make one.
NEW = "new"


def _of(name: str, **changes: object) -> Field:
    return replace(INTAKE_FORM.field(name), **changes)  # type: ignore[arg-type]


def _placement(name: str, **changes: object) -> Field:
    field = PLACEMENT_FORM.field(name)
    return replace(field, name=f"placement.{name}", **changes)  # type: ignore[arg-type]


SCREEN = Form(
    "intake",
    INTAKE_FORM.title,
    (
        Section(
            "Leerling",
            (
                _of("student.birth_date"),
                _of("jobcoach.name"),
                _of("jobcoach.phone", kind=Kind.TEXT),
                _of("jobcoach.email", kind=Kind.TEXT),
            ),
            hint="uit het dossier",
        ),
        Section(
            "Gesprek", (_of("date"), _of("time", screen="Tijd"), _of("present"), _of("outcome"))
        ),
        Section(
            "Bedrijf",
            (
                _of("company.name", kind=Kind.CHOICE),
                _of("supervisor.name", kind=Kind.CHOICE),
                _of("supervisor.phone", placeholder="010 555 01 42"),
                _of("supervisor.mobile", placeholder="06 1234 5678"),
                _of("supervisor.email"),
                _of("company.address", placeholder="Lindelaan 18, 3033 AB Rotterdam"),
                _of("company.website"),
                _of("company.sector"),
            ),
            hint="uit Bedrijven",
        ),
        Section(
            "Stage",
            (
                _of("placement.start"),
                _of("placement.days"),
                _placement("begin_time", screen="Tijden, van"),
                _placement("end_time", screen="tot"),
                _placement(
                    "timetable",
                    kind=Kind.TEXT,
                    screen="Andere tijden op een dag",
                    placeholder="do 9:00-15:00, vr 9:00-12:00",
                ),
                _of("work_clothes", lines=2),
                _of("agreements", lines=2),
            ),
        ),
    ),
)
_TASKS, _GOALS = INTAKE_FORM.field("tasks"), INTAKE_FORM.field("goals")
_REST = (_of("company_info", lines=3), _of("conditions", lines=3))


class IntakeForm(QWidget):
    """The whole form at once.

    Signals:
        edited: (field name, raw value).
    """

    edited = Signal(str, object)
    typing = Signal(str, object)

    def __init__(self, near: date) -> None:
        """``near``: the day near which a date without a year lies."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.view = FormView(
            SCREEN,
            columns=(("Leerling", "Gesprek"), ("Bedrijf",), ("Stage",)),
            pairs=(
                # A mail address and a website need the whole line.
                ("jobcoach.name", "jobcoach.phone"),
                ("date", "time"),
                ("supervisor.phone", "supervisor.mobile"),
                ("placement.begin_time", "placement.end_time"),
            ),
            read_only=("student.birth_date", "jobcoach.name", "jobcoach.phone", "jobcoach.email"),
            near=near,
        )
        layout = self.view.layout()
        if layout is not None:
            # What follows belongs to the same form.
            layout.setContentsMargins(20, 4, 20, 0)
        self.view.edited.connect(self._edited)
        self.view.typing.connect(self.typing)
        column.addWidget(self.view)
        self._below = QGridLayout()
        self._below.setContentsMargins(20, 0, 20, 16)
        self._below.setHorizontalSpacing(28)
        self._below.setVerticalSpacing(10)
        self._tasks_block, self._goals_block = self._tasks(), self._goals()
        self._rest = [FieldRow([field]) for field in _REST]
        for field, row in zip(_REST, self._rest, strict=True):
            editor = row.editors[field.name]
            editor.edited.connect(lambda raw, name=field.name: self.edited.emit(name, raw))
            editor.typing.connect(lambda text, name=field.name: self.typing.emit(name, text))
        self._iop: tuple[str, ...] = ()
        self._shown_columns = 0
        self._spread(3)
        column.addLayout(self._below)
        column.addStretch(1)

    def _tasks(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionHead(_TASKS.screen_label, _TASKS.hint))
        self.tasks = TaskRows()
        self.tasks.edited.connect(lambda slots: self.edited.emit("tasks", slots))
        self.tasks.typing.connect(lambda text: self.typing.emit("tasks", text))
        column.addWidget(self.tasks)
        column.addStretch(1)
        return block

    def _goals(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.goals_head = SectionHead(_GOALS.screen_label, _GOALS.hint, "Uit het IOP")
        self.goals_head.acted.connect(self._take_iop)
        column.addWidget(self.goals_head)
        self.goals = LinesEditor(_GOALS)
        self.goals.edited.connect(lambda slots: self.edited.emit("goals", slots))
        self.goals.typing.connect(lambda text: self.typing.emit("goals", text))
        column.addWidget(self.goals)
        column.addStretch(1)
        return block

    def show_iop(self, goals: Sequence[str]) -> None:
        """Offer the goals of the IOP that are not among those of the talk."""
        self._iop = tuple(goals)
        if self.goals_head.link is not None:
            self.goals_head.link.setVisible(bool(goals))

    def _take_iop(self) -> None:
        """Into the free lines, as if they had been typed."""
        there = [text for text in self.goals.texts() if text.strip()]
        slots = (*there, *self._iop)[: _GOALS.lines]
        self.goals.set_value(slots)
        self.edited.emit("goals", slots)

    def _edited(self, name: str, raw: object) -> None:
        if name == "placement.timetable" and isinstance(raw, str):
            raw = raw.replace(",", "\n").replace(";", "\n")
        self.edited.emit(name, raw)

    def show_page(
        self,
        values: Mapping[str, object],
        drafts: Mapping[str, str],
        problems: Mapping[str, Problem],
    ) -> None:
        """Show a talk: values, texts that are none yet, and doubts."""
        shown = dict(values)
        own_times = shown.get("placement.timetable")
        if isinstance(own_times, Sequence) and not isinstance(own_times, str):
            shown["placement.timetable"] = ", ".join(str(part) for part in own_times)
        self.view.show_values(shown, {name: _on_one_line(text) for name, text in drafts.items()})
        for name, problem in problems.items():
            if name not in drafts and name in {field.name for field in SCREEN.fields}:
                self.view.show_problem(name, problem)
        below: list[tuple[str, TaskRows | Editor]] = [("tasks", self.tasks), ("goals", self.goals)]
        below += [(f.name, row.editors[f.name]) for f, row in zip(_REST, self._rest, strict=True)]
        for name, editor in below:
            if name in drafts:
                editor.set_draft(values.get(name), drafts[name])
            else:
                editor.set_value(values.get(name))

    def chooses(self, name: str) -> bool:
        """Whether a field is chosen and not typed."""
        return name in {f.name for f in SCREEN.fields} and self.view.editor(name).chooses

    def show_saved(self, name: str, value: object, problems: Sequence[Problem]) -> None:
        """Answer to ``edited``."""
        if name == "placement.timetable" and isinstance(value, tuple):
            value = ", ".join(str(part) for part in value)
        if name in {field.name for field in SCREEN.fields}:
            # Of no field at all: the disk.
            known = [p for p in problems if p.field in {"", *(f.name for f in SCREEN.fields)}]
            self.view.show_saved(name, value, known)
        failed = value is None and bool(problems)
        if name in ("tasks", "goals") and failed:
            (self.tasks if name == "tasks" else self.goals).set_unsaved()
        for field, row in zip(_REST, self._rest, strict=True):
            if field.name == name:
                row.show_problem(name, next(iter(problems), None))
                if failed:
                    row.editors[name].set_unsaved()

    def focus_field(self, name: str) -> None:
        """Go to a field."""
        if name == "tasks":
            self.tasks.slots[0].setFocus()
        elif name == "goals":
            self.goals.setFocus()
        elif name in {field.name for field in SCREEN.fields}:
            self.view.focus_field(name)

    def minimumSizeHint(self) -> QSize:
        """Columns become fewer before the page would have to scroll sideways."""
        return QSize(300, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tasks beside goals, or under each other."""
        super().resizeEvent(event)
        width = event.size().width()
        self._spread(1 if width < TWO_COLUMNS else 3)
        # The same columns as the form above, whatever stands in them.
        third = (width - 40 - 2 * 28) // 3
        for block in (self._goals_block, self._rest[1]):
            if self._shown_columns == 3:
                block.setFixedWidth(third)
            else:
                block.setMinimumWidth(0)
                block.setMaximumWidth(_ANY)

    def _spread(self, columns: int) -> None:
        if columns == self._shown_columns:
            return
        self._shown_columns = columns
        while self._below.count():
            self._below.takeAt(0)
        wide = columns == 3
        self._below.addWidget(self._tasks_block, 0, 0, 1, 2 if wide else 1)
        self._below.addWidget(self._goals_block, 0 if wide else 1, 2 if wide else 0)
        self._below.addWidget(self._rest[0], 1 if wide else 2, 0, 1, 2 if wide else 1)
        self._below.addWidget(self._rest[1], 1 if wide else 3, 2 if wide else 0)
        for number in range(3):
            self._below.setColumnStretch(number, 1 if number < columns else 0)


class Lacking(QWidget):
    """What the form still lacks: the names, and a badge with how many."""

    def __init__(self) -> None:
        """Complete."""
        super().__init__()
        from stagedesk.ui.widgets import Badge, ElidedText

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._names = ElidedText("", "small", "text2")
        self._names.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._names.setMaximumWidth(theme.scaled(260))
        self.badge = Badge()
        row.addWidget(self._names)
        row.addWidget(self.badge)

    def say(self, text: str, names: str) -> None:
        """``nog 3 velden`` with their names; nothing missing says that it is complete."""
        self.badge.show_state(Sign.HALF if text else Sign.TICK, text or "compleet")
        self._names.setText(names)
        self._names.setVisible(bool(names))
        self.setAccessibleName(f"{text}: {names}" if text else "Het formulier is compleet")


def _on_one_line(text: str) -> str:
    """The draft of several lines, where this page has one line for them; else as it was."""
    raw = draft_value(text)
    if isinstance(raw, str):
        return raw.replace("\n", ", ")
    if isinstance(raw, tuple) and all(isinstance(part, str) for part in raw):
        return ", ".join(part for part in raw if part)
    return text


__all__ = ["NEW", "SCREEN", "IntakeForm", "Lacking", "SignMark"]
