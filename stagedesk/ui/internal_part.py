"""Overzichten, 'Interne stage': the groups of grade year 1, their rounds, and who was there."""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stagedesk.domain.internal import INTERNAL_PLAN_FORM
from stagedesk.domain.problem import Problem
from stagedesk.services import internal, internal_planning, policies, students
from stagedesk.services.internal import Group, InternalPage
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.internal_grid import RotationGrid
from stagedesk.ui.internal_group import GroupPanel
from stagedesk.ui.internal_presence import PresenceView
from stagedesk.ui.internal_wishes import WishesView
from stagedesk.ui.new_form import NewForm
from stagedesk.ui.part import Part
from stagedesk.ui.widgets import EmptyState, Rule, Text

_AGAIN = (
    "De rondes worden opnieuw gemaakt; de groepen blijven zoals ze zijn. Kies bij 'Groepen zo "
    "laten' Nee om ook de groepen opnieuw te verdelen: dan vervalt wat je met de hand hebt "
    "veranderd. Wat al getekend is, blijft. Terug kan met Ctrl+Z."
)


#: Percent of the height that the grid may take: what is under it needs its room too.
_GRID_SHARE = 55
#: Below this width the buttons above the grid lose their words.
_WIDE = 860
#: Longest reason that has room beside its field (tokens.md, Problem text).
_SHORT = 34


class InternalPartPage(Part):
    """Interne stage."""

    second = "Groepen, rondes en aanwezigheid van leerjaar 1"
    help = "interne-stage"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        self.page: InternalPage | None = None
        self._round = -1
        self.grid = RotationGrid()
        self.group = GroupPanel(gate, choice)
        self.presence = PresenceView(gate, choice)
        self.wishes = WishesView(gate, choice)
        self.new = NewForm(INTERNAL_PLAN_FORM, "Rooster maken", gate, near=choice.now.on)
        self.empty = EmptyState(
            "Nog geen groepen voor de interne stage. Stagedesk verdeelt leerjaar 1 over gemixte "
            "groepen en laat iedere groep bij ieder onderdeel komen.",
            "Rooster maken",
            other="Onderdelen en wensen",
        )
        self.new.problem.setWordWrap(True)
        self.new.problem.setMinimumWidth(theme.scaled(420))
        self.nobody = EmptyState("Dit schooljaar heeft geen leerlingen in leerjaar 1.")
        self.stack = QStackedWidget()
        self._whole = self._build()
        for shown in (
            self._whole,
            self.presence,
            self.wishes,
            self.new,
            self.empty,
            self.nobody,
        ):
            self.stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._wire()

    def _build(self) -> QWidget:
        self.earlier = Button("", kind="plain", icon="chevron-left", name="Eerdere rondes")
        self.later = Button("", kind="plain", icon="chevron-right", name="Latere rondes")
        self.shown = Text("", "small", "text2")
        self.again = Button("Opnieuw ma&ken", icon="undo")
        self.wish = Button("Onderdelen en wen&sen", icon="settings")
        self.print = Button("Rooster af&drukken", icon="print")
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(20, 4, 20, 8)
        top.setSpacing(8)
        for part in (self.earlier, self.later):
            top.addWidget(part)
        top.addWidget(self.shown, 1)
        for part in (self.again, self.wish, self.print):
            top.addWidget(part)
        column.addLayout(top)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(12, 0, 12, 0)
        body.setSpacing(0)
        body.addWidget(self.grid)
        column.addWidget(inside)
        column.addWidget(Rule())
        column.addWidget(scrolled(self.group), 1)
        self.setFocusProxy(self.grid)
        return whole

    def _wire(self) -> None:
        self.grid.picked.connect(self._picked)
        self.grid.opened.connect(self._to_part)
        self.grid.windowed.connect(self._windowed)
        self.earlier.clicked.connect(lambda: self.grid.step(-1))
        self.later.clicked.connect(lambda: self.grid.step(1))
        self.again.clicked.connect(self._ask_new)
        self.wish.clicked.connect(lambda: self._show(self.wishes))
        self.print.clicked.connect(self.print_current)
        self.group.presence_asked.connect(self._to_presence)
        self.presence.left.connect(self._back)
        self.wishes.left.connect(self._back)
        self.new.cancelled.connect(self._back)
        self.new.accepted.connect(self._make)
        self.empty.acted.connect(self._ask_new)
        self.empty.other_acted.connect(lambda: self._show(self.wishes))

    # What shows.

    def reload(self) -> None:
        """Read again; the page that shows stays."""
        now = self.choice.now
        self.page = self.gate.read(internal.page, now.school_year, now.on)
        page = self.page
        count = sum(len(group.members) for group in page.groups) + len(page.loose)
        self.counted.emit(f"{count} {'leerling' if count == 1 else 'leerlingen'} in leerjaar 1")
        if self.stack.currentWidget() is self.wishes:
            self.wishes.show_page(page)
        if page.groups:
            self.grid.show_page(page)
            self.grid.fit_height(self.height() * _GRID_SHARE // 100)
        shown = self.stack.currentWidget()
        if shown is self.presence and page.groups:
            self.presence.reload()
        elif shown not in (self.wishes, self.new):
            self.stack.setCurrentWidget(self._first())

    def _first(self) -> QWidget:
        page = self.page
        if page is None or page.groups:
            return self._whole
        return self.empty if page.loose else self.nobody

    def _show(self, shown: QWidget) -> None:
        self.stack.setCurrentWidget(shown)
        if shown is self.wishes and self.page is not None:
            self.wishes.show_page(self.page)
            self.wishes.back.setFocus()

    def _back(self) -> None:
        self.stack.setCurrentWidget(self._first())
        self.grid.setFocus()

    def _chosen(self) -> Group | None:
        row = self.grid.currentIndex().row()
        groups = self.page.groups if self.page is not None else ()
        return groups[row] if 0 <= row < len(groups) else None

    def _picked(self, _row: int, number: int) -> None:
        self._round = number
        group = self._chosen()
        if self.page is not None and group is not None:
            self.group.show_group(self.page, group, number)

    def _windowed(self, first: int, last: int, count: int) -> None:
        self.earlier.setEnabled(first > 1)
        self.later.setEnabled(last < count)
        spare = f"Ronde {first} tot en met {last} van {count}"
        self.shown.setText(spare if count else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow: icons alone above the grid; low: fewer groups at once."""
        super().resizeEvent(event)
        self.grid.fit_height(self.height() * _GRID_SHARE // 100)
        for button in (self.again, self.wish, self.print):
            button.set_folded(self.width() < _WIDE)

    # What the user does.

    def _to_part(self) -> None:
        if self._round >= 0:
            self.group.part.setFocus()
        else:
            self.group.name.setFocus()

    def _to_presence(self) -> None:
        group = self._chosen()
        if self.page is not None and group is not None:
            self.presence.open(self.page, group.key)
            self._show(self.presence)
            self.presence.teacher.setFocus()

    def _ask_new(self) -> None:
        now, page = self.choice.now, self.page
        calendar = self.gate.read(policies.calendar_of, now.school_year)
        groups = page.groups if page is not None else ()
        values: dict[str, object] = {"start": calendar.first_day, "weekdays": (1,), "begin": 510}
        if groups:
            values["weekdays"] = tuple(sorted({group.weekday for group in groups}))
            values["begin"] = groups[0].begin
            values["keep"] = True
        self.new.start(values, _AGAIN if groups else "", about=now.school_year)
        self._show(self.new)
        self.new.focus_first()

    def _make(self, given: dict[str, object]) -> None:
        now = self.choice.now
        count, problems = self.gate.check(
            "Rooster van de interne stage gemaakt",
            internal_planning.make,
            now.school_year,
            given,
            now.on,
        )
        if count is None:
            self.new.show_problems(_beside(problems))
            return
        self._back()

    def print_current(self) -> None:
        """The rooster on paper: by group and by part."""
        now = self.choice.now
        rows = self.gate.read(students.list_rows, now.school_year, now.on)
        self.print_asked.emit("rooster", tuple(row.key for row in rows), {})


def _beside(problems: Iterable[Problem]) -> Iterator[Problem]:
    """A long reason stands under the form, and its field says only that it is about it."""
    for problem in problems:
        if len(problem.text) <= _SHORT:
            yield problem
            continue
        yield Problem("", problem.text)
        if any(field.name == problem.field for field in INTERNAL_PLAN_FORM.fields):
            yield Problem(problem.field, "Zo lukt het niet")
