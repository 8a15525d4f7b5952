"""The tab Urenbriefjes: a class by weeks at the left, the chosen slip at the right (mock 4)."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stagedesk.domain.calendar import Week, week_of
from stagedesk.services import slip_grid, slip_pile, stand_ins
from stagedesk.services.slip_grid import WeekView
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.fields import ComboBox, thin_bars
from stagedesk.ui.gate import Gate
from stagedesk.ui.page import Page
from stagedesk.ui.slips_grid import WeeksGrid
from stagedesk.ui.slips_groups import Groups
from stagedesk.ui.slips_legend import Legend
from stagedesk.ui.slips_panel import PANEL_WIDTH, SlipPanel
from stagedesk.ui.slips_pile import PileStrip
from stagedesk.ui.slips_wishes import Wishes
from stagedesk.ui.widgets import ElidedText, EmptyState, Rule, Text


class SlipsTab(Page):
    """Urenbriefjes.

    Signals:
        print_asked: name of the paper, keys of the students, options (``weeks`` as first and last
            week, ``blank``).
    """

    print_asked = Signal(str, tuple, dict)

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown first."""
        super().__init__(gate, choice)
        self._shown: Chosen | None = None
        self._week: Week | None = None
        self._stale = True
        self._saving = self._narrow = False
        self._panel_open = True
        self.groups = Groups(gate)
        self.grid = WeeksGrid()
        thin_bars(self.grid)
        self.panel = SlipPanel()
        self._wishes = Wishes(gate, self)
        self._build()
        self._wire()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tools())
        self.strip = PileStrip(self.gate, self.choice)
        column.addWidget(self.strip)
        self._body = QStackedWidget()
        self._body.addWidget(self.grid)
        self._empty = EmptyState("Nog geen leerlingen in dit schooljaar.", "Naar Leerlingen")
        self._body.addWidget(self._empty)
        column.addWidget(self._body, 1)
        self.legend = Legend()
        column.addWidget(self.legend)
        row.addWidget(self._left, 1)
        self._rule = Rule(vertical=True)
        row.addWidget(self._rule)
        self._side = QStackedWidget()
        self._side.setFixedWidth(PANEL_WIDTH)
        self._side.addWidget(self.panel)
        self.nothing = EmptyState("", "Naar Intake")
        self._side.addWidget(self.nothing)
        row.addWidget(self._side)
        self.setFocusProxy(self.grid)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(8)
        self.group = ComboBox("Klas of mijn leerlingen")
        self.group.setFixedWidth(theme.scaled(132))
        self.earlier = Button("", icon="chevron-left", name="Eerdere weken")
        self.later = Button("", icon="chevron-right", name="Latere weken")
        self._weeks = Text("", "strong")
        self.half_year = Button("&Half jaar", name="Half jaar: alleen de tekens")
        self.half_year.setCheckable(True)
        self.pile = Button("Stapel", icon="list", name="Stapel briefjes innemen")
        self.blank = Button("Lege briefjes", icon="print", name="Lege briefjes afdrukken")
        self._notice = ElidedText("", "small", "wait")
        row.addWidget(self.group)
        row.addSpacing(8)
        for widget in (self.earlier, self._weeks, self.later, self.half_year):
            row.addWidget(widget)
        row.addWidget(self._notice, 1)
        row.addWidget(self.pile)
        row.addWidget(self.blank)
        return row

    def _wire(self) -> None:
        self.gate.changed.connect(self._changed)
        self.group.activated.connect(self._pick_group)
        self.earlier.clicked.connect(lambda: self.grid.shift(-self.grid.weeks.window[1] + 1))
        self.later.clicked.connect(lambda: self.grid.shift(self.grid.weeks.window[1] - 1))
        self.half_year.toggled.connect(self.grid.set_zoomed)
        self.grid.window_changed.connect(self._say_weeks)
        self.grid.moved.connect(self._moved)
        self.grid.opened.connect(self._open)
        self.grid.ticked.connect(self._tick)
        self.pile.clicked.connect(self._start_pile)
        self.strip.closed.connect(self.grid.setFocus)
        self.blank.clicked.connect(self._print_blank)
        self.panel.asked.connect(self._grant)
        self.panel.typed.connect(self._typed)
        self.panel.week_asked.connect(self._step_week)
        self.panel.placement_asked.connect(lambda key: self.choice.pick(placement=key))
        self.panel.print_asked.connect(self.print_current)
        self.panel.kept_asked.connect(self._to_kept)
        self.panel.closed.connect(lambda: self._show_panel(False))
        self.panel.done.connect(self._back_to_class)
        self._empty.acted.connect(lambda: self.go.emit("Leerlingen"))
        self.nothing.acted.connect(lambda: self.go.emit("Intake"))

    # What shows.

    def show_choice(self, chosen: Chosen) -> None:
        """Show the class of the student that is chosen, and the slip of the week."""
        if self._saving:
            return
        old, self._shown = self._shown, chosen
        if chosen.week is not None:
            self._week = chosen.week
        if self._week is None:
            self._week = week_of(chosen.on)
        same_year = old is not None and old.school_year == chosen.school_year
        if not same_year or not self.groups.known:
            self.groups.read(chosen, self.choice.me)
        here = self.grid.weeks.row_of(chosen.student) is not None
        if same_year and here and not self._stale and old != chosen:
            self._show_slip()
            return
        if not here and self.groups.follow(chosen):
            self._fill_group_box()
        self.reload()

    def reload(self) -> None:
        """Read the class again, keeping the chosen cell and the scroll."""
        chosen = self._shown
        if chosen is None:
            return
        self._stale = False
        if self.group.count() == 0:
            self._fill_group_box()
        grid = self.gate.read(
            slip_grid.class_grid, chosen.school_year, chosen.on, **self.groups.condition()
        )
        self.grid.show_grid(grid, chosen.on)
        self._body.setCurrentIndex(0 if grid.rows else 1)
        mine = self.groups.condition().get("jobcoach_key")
        taken_over = self.gate.read(stand_ins.words, mine, chosen.on)
        unknown = "Vakanties van dit schooljaar zijn onbekend"
        self._notice.setText(taken_over if grid.known else unknown)
        count = len(grid.rows)
        words = f"{count} leerling{'' if count == 1 else 'en'}"
        self.counted.emit(f"{self.groups.label()}: {words}")
        self._show_slip()

    def _show_slip(self) -> None:
        """The row and the slip of the chosen student and week."""
        chosen = self._shown
        if chosen is None or self._week is None:
            return
        if chosen.student is None or self.grid.weeks.row_of(chosen.student) is None:
            self._side.hide()
            self._rule.hide()
            return
        weeks = self.grid.weeks.weeks
        if self._week not in weeks and weeks:
            self._week = min(max(self._week, weeks[0]), weeks[-1])
        self.grid.choose(chosen.student, self._week)
        self._wishes.keep_now()
        view = self.gate.read(
            slip_grid.week_view,
            chosen.school_year,
            chosen.student,
            self._week,
            chosen.on,
            placement_key=chosen.placement,
            weeks=weeks,
        )
        if view is not None:
            self._show_view(view)

    def _show_view(self, view: WeekView) -> None:
        self.grid.replace_row(view.row)
        if view.page is not None:
            self.panel.show_page(view.page)
            self._side.setCurrentIndex(0)
        else:
            self.nothing.sentence.setText(f"{view.row.name} heeft dit schooljaar nog geen stage.")
            self._side.setCurrentIndex(1)
        self._show_panel(self._panel_open)

    def _show_panel(self, shown: bool) -> None:
        """Wide it stands beside the class, narrow it covers it."""
        self._panel_open = shown
        self._side.setVisible(shown)
        self._rule.setVisible(shown and not self._narrow)
        self._left.setVisible(not (shown and self._narrow))
        if not shown:
            self.grid.setFocus()

    def _fill_group_box(self) -> None:
        self.group.clear()
        for key, words in self.groups.known:
            self.group.addItem(words, key)
        self.group.setCurrentIndex(self.group.findData(self.groups.now))
        self.group.setEnabled(self.group.count() > 0)

    def _say_weeks(self) -> None:
        heads = self.grid.weeks.heads
        words = f"week {heads[0].week[1]} t/m {heads[-1].week[1]}" if heads else ""
        self._weeks.setText(words)
        self.earlier.setEnabled(self.grid.can_shift(-1))
        self.later.setEnabled(self.grid.can_shift(1))

    def set_narrow(self, narrow: bool) -> None:
        """Narrow, the slip covers the class and comes when it is asked for."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.panel.set_narrow(narrow)
            self._side.setMinimumWidth(0 if narrow else PANEL_WIDTH)
            self._side.setMaximumWidth(16_777_215 if narrow else PANEL_WIDTH)
            self._show_panel(not narrow)

    def minimumSizeHint(self) -> QSize:
        """Folds before it is cut off."""
        return QSize(320, 200)

    # What the user does.

    def _changed(self) -> None:
        if not self._saving and not self.isVisible():
            self._stale = True

    def _pick_group(self, index: int) -> None:
        self.groups.now = self.group.itemData(index)
        self._stale = True
        student = self._shown.student if self._shown else None
        self.reload()
        if self.grid.weeks.row_of(student) is None and self.grid.weeks.rows:
            self.choice.pick(student=self.grid.weeks.rows[0].student_key, week=self._week)

    def _moved(self, student: str, week: Week) -> None:
        self._week = week
        same = self._shown is not None and self._shown.student == student
        placement = self._shown.placement if same and self._shown else None
        self.choice.pick(student=student, week=week, placement=placement)

    def _open(self, student: str, week: Week) -> None:
        self._moved(student, week)
        self._show_panel(True)
        self.panel.enter()

    def _start_pile(self) -> None:
        """The pile stands over the class; the slip beside it makes way."""
        self._show_panel(False)
        self.strip.start(self.grid.weeks.weeks, self.choice.now.on)

    def _tick(self, student: str, week: Week) -> None:
        """The paper of a cell lies here; a second time takes it back."""
        row = self.grid.weeks.row_of(student)
        name = self.grid.weeks.rows[row].name if row is not None else ""
        now = self.choice.now
        self.gate.save(
            f"Week {week[1]} van {name}: ligt er",
            partial(slip_pile.tick, again_takes_away=True),
            student,
            now.school_year,
            week,
            now.on,
        )

    def _step_week(self, direction: int) -> None:
        weeks = self.grid.weeks.weeks
        student = self._shown.student if self._shown else None
        if self._week not in weeks or student is None:
            return
        position = weeks.index(self._week) + direction
        if 0 <= position < len(weeks):
            self._moved(student, weeks[position])

    def _to_kept(self) -> None:
        """The photos of a slip stand with the rest around the placement."""
        page = self.panel.page
        if page is not None:
            self.choice.pick(student=page.student_key, placement=page.placement_key, week=page.week)
            self.go.emit("Leerlingen/Rond de stage")

    def _back_to_class(self) -> None:
        if self._narrow:
            self._show_panel(False)
        self.grid.setFocus()

    def _typed(self, field: str, text: str | None) -> None:
        if self.panel.page is not None:
            self._wishes.typed(self.panel.page, field, text)

    def _grant(self, wish: str, arguments: tuple[object, ...]) -> None:
        page, chosen = self.panel.page, self._shown
        if page is None or chosen is None:
            return
        self._saving = True
        try:
            done, problems = self._wishes.carry_out(page, wish, arguments, chosen.on)
        finally:
            self._saving = False
        if problems:
            self.panel.show_problems(wish, arguments, problems)
        elif done:
            self._show_slip()
            if wish == "sign":
                self._back_to_class()
            elif wish == "fill":
                self.panel.to_signature()

    # Paper.

    def print_current(self) -> None:
        """Print the slip that shows, else those of the week of the whole class."""
        self.print_asked.emit(*self.paper())

    def paper(self) -> tuple[str, tuple[str, ...], dict[str, object]]:
        """Name of the paper on the screen, whose, and its options."""
        page = self.panel.page
        if page is not None and self._panel_open:
            return "urenbriefje", (page.student_key,), {"weeks": (page.week, page.week)}
        keys = tuple(row.student_key for row in self.grid.weeks.rows)
        return "urenbriefje", keys, {"weeks": (self._week, self._week)}

    def _print_blank(self) -> None:
        heads = self.grid.weeks.heads
        keys = tuple(row.student_key for row in self.grid.weeks.rows)
        if heads and keys:
            weeks = (heads[0].week, heads[-1].week)
            self.print_asked.emit("urenbriefje", keys, {"weeks": weeks, "blank": True})
