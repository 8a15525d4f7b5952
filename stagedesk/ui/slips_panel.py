"""The urenbriefje beside the class: a week of seven days, its total, its signature (mock 4)."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from stagedesk.domain.problem import Problem
from stagedesk.domain.slips import WEEKDAYS
from stagedesk.domain.times import MONTHS, short_date
from stagedesk.services.slip_page import SlipPage
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import ComboBox, TextEdit, scrolled
from stagedesk.ui.signs import Sign
from stagedesk.ui.slips_day import DayEditor
from stagedesk.ui.slips_note import NoteLine, fill_week_menu
from stagedesk.ui.slips_signature import HandedInRow, SignatureRow
from stagedesk.ui.slips_time import column_heads
from stagedesk.ui.slips_totals import WeekTotals
from stagedesk.ui.widgets import ElidedText, Ground, Rule, Text

#: Width of the panel (tokens.md).
PANEL_WIDTH = 412


def week_span(page: SlipPage) -> str:
    """The days of a week: ``10 t/m 16 mei 2027``."""
    first, last = page.days[0].day, page.days[6].day
    begin = str(first.day) if first.month == last.month else short_date(first)
    return f"{begin} t/m {last.day} {MONTHS[last.month - 1]} {last.year}"


class SlipPanel(Ground):
    """Shows a SlipPage and says what the user wants of it; the tab saves.

    Signals:
        asked: name of the wish and its arguments: ``fill``, ``day`` (weekday, values), ``absence``
            (weekday or None, kind, reported), ``registered`` (weekday, yes), ``sign`` (name, day),
            ``unsign``, ``remark`` (text), ``handed_in`` (day), ``draft`` (weekday, begin, end).
        typed: name of a field and its text after a key; None when it says what is saved.
        week_asked: -1 the week before, 1 the week after.
        placement_asked: key of the other placement of this week.
        print_asked, closed: the two buttons. kept_asked: to the photos of this paper.
        done: signed, or Escape: back to the class.
    """

    asked = Signal(str, tuple)
    typed = Signal(str, object)
    week_asked = Signal(int)
    placement_asked = Signal(str)
    print_asked = Signal()
    kept_asked = Signal()
    closed = Signal()
    done = Signal()

    def __init__(self) -> None:
        """Empty until show_page."""
        super().__init__("side")
        self._page: SlipPage | None = None
        self.setAccessibleName("Urenbriefje")
        self.days = [DayEditor(weekday) for weekday in range(7)]
        self.totals = WeekTotals()
        self.signature = SignatureRow()
        self.remark = TextEdit(
            "Opmerkingen praktijkbegeleider", "Opmerkingen van de praktijkbegeleider", 2
        )
        self.handed_in = HandedInRow()
        self.kept = Button("", kind="link")
        self.kept.clicked.connect(self.kept_asked)
        self._build()
        self._wire()

    def _build(self) -> None:
        content = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, content)
        self._halves.setContentsMargins(20, 10, 20, 12)
        self._halves.setSpacing(6)
        week, rest = QVBoxLayout(), QVBoxLayout()
        for half in (week, rest):
            half.setSpacing(6)
            self._halves.addLayout(half, 1)
        self._halves.addStretch(0)
        week.addLayout(self._head())
        week.addLayout(self._buttons())
        self._trouble = NoteLine()
        week.addWidget(self._trouble)
        week.addLayout(column_heads())
        for editor in self.days:
            week.addWidget(editor)
        week.addStretch(1)
        rest.addWidget(Rule())
        rest.addWidget(self.totals)
        rest.addWidget(Rule())
        for widget in (self.signature, self.remark, self.handed_in):
            rest.addWidget(widget)
        rest.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignLeft)
        rest.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(content)
        outer.addWidget(self._area)

    @property
    def page(self) -> SlipPage | None:
        """The slip that shows."""
        return self._page

    def set_narrow(self, narrow: bool) -> None:
        """Over the whole width the total and the signature stand beside the days."""
        side = QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(side if narrow else QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(28 if narrow else 6)

    def _head(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._title = Text("", "title")
        self._span = Text("", "body", "text2")
        self.previous = Button("", kind="plain", icon="chevron-left", name="Vorige week")
        self.next = Button("", kind="plain", icon="chevron-right", name="Volgende week")
        self.close_button = Button("", kind="plain", icon="close", name="Briefje sluiten")
        row.addWidget(self._title)
        row.addWidget(self._span)
        row.addStretch(1)
        for button in (self.previous, self.next, self.close_button):
            row.addWidget(button)
        self._who = ElidedText()
        self.companies = ComboBox("Stagebedrijf")
        column.addLayout(row)
        column.addWidget(self._who)
        column.addWidget(self.companies)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.fill = Button("Volgens &rooster", icon="calendar")
        self.absent = Button("&Afwezig", icon="person")
        self.absent.setMenu(QMenu(self.absent))
        self.print = Button("", icon="print", name="Dit urenbriefje afdrukken")
        row.addWidget(self.fill)
        row.addWidget(self.absent)
        row.addStretch(1)
        row.addWidget(self.print)
        return row

    def _wire(self) -> None:
        self.previous.clicked.connect(lambda: self.week_asked.emit(-1))
        self.next.clicked.connect(lambda: self.week_asked.emit(1))
        self.close_button.clicked.connect(self.closed)
        self.print.clicked.connect(self.print_asked)
        self.fill.clicked.connect(lambda: self.asked.emit("fill", ()))
        self.companies.activated.connect(
            lambda index: self.placement_asked.emit(self.companies.itemData(index))
        )
        self.absent.menu().aboutToShow.connect(self._fill_absent_menu)
        self.signature.signed.connect(lambda name, on: self.asked.emit("sign", (name, on)))
        self.signature.typing.connect(self.typed)
        self.signature.withdrawn.connect(lambda: self.asked.emit("unsign", ()))
        self.remark.left.connect(self._remark_left)
        self.remark.paused.connect(self._remark_left)
        self.remark.textChanged.connect(self._remark_typed)
        self.handed_in.given.connect(lambda on: self.asked.emit("handed_in", (on,)))
        self.handed_in.typing.connect(partial(self.typed.emit, "handed_in_on"))
        for editor in self.days:
            self._wire_day(editor)
        keys = (
            ("PgUp", lambda: self._leave_for(-1)),
            ("PgDown", lambda: self._leave_for(1)),
            ("Esc", self.done.emit),
        )
        for key, act in keys:
            # Shortcuts, because the scrolling page would take these keys for itself.
            short = QShortcut(QKeySequence(key), self, act)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _wire_day(self, editor: DayEditor) -> None:
        day = editor.weekday
        place = f"days.{WEEKDAYS[day]}"

        def values(**given: object) -> None:
            self.asked.emit("day", (day, given))

        editor.times_given.connect(lambda begin, end: values(begin=begin, end=end))
        editor.typing.connect(lambda part, text: self.typed.emit(f"{place}.{part}", text))
        editor.on_time_given.connect(lambda said: values(on_time=said))
        editor.make_up_given.connect(lambda said: values(make_up=said))
        editor.absence_given.connect(
            lambda kind, said: self.asked.emit("absence", (day, kind, said))
        )
        editor.registered.connect(lambda said: self.asked.emit("registered", (day, said)))
        editor.half_given.connect(lambda begin, end: self.asked.emit("draft", (day, begin, end)))
        editor.entered.connect(lambda: self._after_day(day))
        editor.stepped.connect(lambda step: self._beside(day, step))

    # What shows.

    def show_page(self, page: SlipPage) -> None:
        """Show a slip; what has the focus keeps it."""
        fresh = self._page is None or (self._page.placement_key, self._page.week) != (
            page.placement_key,
            page.week,
        )
        self._page = page
        self._title.setText(f"Week {page.week[1]}")
        self._span.setText(week_span(page))
        self._show_company(page)
        self._trouble.hide()
        if page.slip.handed_in_on is not None and not page.slip.handed_in:
            on = short_date(page.slip.handed_in_on)
            self._trouble.say(f"Dit briefje ligt er sinds {on}, nog invoeren", Sign.HALF)
        for row, editor in zip(page.days, self.days, strict=True):
            place = f"days.{WEEKDAYS[editor.weekday]}"
            draft = (page.drafts.get(f"{place}.begin", ""), page.drafts.get(f"{place}.end", ""))
            editor.show_day(row, page.warnings_of(editor.weekday), draft)
        self.fill.setEnabled(page.fillable)
        self.totals.show_page(page)
        self.signature.show_page(page)
        if fresh or not self.remark.hasFocus():
            self.remark.setPlainText(page.drafts.get("remark", page.slip.remark or ""))
        self.handed_in.show_page(page)
        papers = "1 foto of PDF" if page.kept == 1 else f"{page.kept} foto's of PDF's"
        words = f"{papers} bewaard, bekijken" if page.kept else "Foto of PDF bewaren"
        self.kept.setText(words)
        self.kept.setAccessibleName(words)
        self.kept.updateGeometry()

    def _show_company(self, page: SlipPage) -> None:
        several = len(page.placements) > 1
        self._who.setText(page.student if several else f"{page.student} · {page.company}")
        self.companies.setVisible(several)
        self.companies.clear()
        for key, name in page.placements:
            self.companies.addItem(name, key)
        self.companies.setCurrentIndex(self.companies.findData(page.placement_key))

    def show_problems(
        self, wish: str, arguments: tuple[object, ...], found: tuple[Problem, ...]
    ) -> None:
        """Say why a wish was not granted, beside what it was about."""
        problem = found[0]
        if wish == "day" and isinstance(arguments[0], int):
            part = problem.field.rsplit(".", 1)[-1]
            self.days[arguments[0]].show_problem(Problem(part, problem.text))
        elif wish == "sign" and problem.field:
            self.signature.show_problem(problem)
        else:
            self._trouble.say(problem.text, Sign.ALERT)

    # Where the focus goes.

    def enter(self) -> None:
        """Focus where the work starts: an empty stage day, else the signature's date."""
        page = self._page
        if page is None:
            return
        if self.fill.isEnabled() and not page.slip.handed_in:
            self.fill.setFocus(Qt.FocusReason.TabFocusReason)
            return
        for editor in self.days:
            if editor.is_open and not editor.begin.text():
                editor.begin.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.to_signature()

    def to_signature(self) -> None:
        """On to name and date; on a signed slip to the first day."""
        self._area.ensureWidgetVisible(self.signature, 0, 8)
        if self._page is not None and self._page.slip.signed:
            self._beside(-1, 1)
        elif not self.signature.name.text().strip():
            self.signature.name.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.signature.day.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave_for(self, step: int) -> None:
        """Another week from the keyboard: what is being typed is given first."""
        field = self.focusWidget()
        if field is not None:
            field.clearFocus()
        self.week_asked.emit(step)
        self.enter()

    def _beside(self, weekday: int, step: int) -> bool:
        day = weekday + step
        while 0 <= day < 7:
            if self.days[day].is_open:
                self.days[day].begin.setFocus(Qt.FocusReason.TabFocusReason)
                self._area.ensureWidgetVisible(self.days[day], 0, 8)
                return True
            day += step
        return False

    def _after_day(self, weekday: int) -> None:
        if not self._beside(weekday, 1):
            self.to_signature()

    # What is asked.

    def _fill_absent_menu(self) -> None:
        def chosen(weekday: int | None, kind: str | None) -> None:
            self.asked.emit("absence", (weekday, kind, None))

        if self._page is not None:
            fill_week_menu(self.absent.menu(), self._page, chosen)

    def _remark_typed(self) -> None:
        if self._page is not None and self.remark.typed_in():
            text = self.remark.toPlainText()
            self.typed.emit("remark", None if text == (self._page.slip.remark or "") else text)

    def _remark_left(self) -> None:
        text = self.remark.toPlainText()
        if self._page is not None and text.strip() != (self._page.slip.remark or ""):
            self.asked.emit("remark", (text,))
