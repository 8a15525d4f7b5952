"""One company: its form, who guides there, when it is closed, who is there and who was."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.companies import COMPANY_FORM, STATUSES, SUPERVISOR_FORM
from stagedesk.domain.times import format_date
from stagedesk.services.companies import CompanyPage
from stagedesk.services.company_stays import Stay
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import LineEdit, scrolled
from stagedesk.ui.form_binding import FormBinding
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.row_forms import RowForms
from stagedesk.ui.widgets import SectionHead, Text


class CompanyForm(QWidget):
    """Everything of one company; saved as you go.

    Signals:
        student_asked: key of a student and of the placement.
    """

    student_asked = Signal(str, str)

    def __init__(self, gate: Gate, today: Callable[[], date]) -> None:
        """Empty until show_page."""
        super().__init__()
        self.gate, self._today = gate, today
        self._page: CompanyPage | None = None
        self._offered: dict[str, Sequence[tuple[str, str]]] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 20, 12)
        self._row.setSpacing(8)
        self.view = FormView(COMPANY_FORM, near=today())
        self.binding = FormBinding(self.view, gate, today, self._name)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.view)
        self.supervisors = RowForms(
            SUPERVISOR_FORM, gate, today, add="Toevoegen", empty="Nog niemand. Wie begeleidt hier?"
        )
        self.supervisors.head.title.setText("Praktijkopleiders")
        self.closed = ClosedDays(gate, today)
        for part in (self.supervisors, self.closed):
            holder = QHBoxLayout()
            holder.setContentsMargins(20, 0, 20, 4)
            holder.addWidget(part)
            left.addLayout(holder)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 4, 0, 0)
        right.setSpacing(0)
        self.now = Stays("Nu op stage", "Nu niemand.")
        self.before = Stays("Eerder", "Nog niemand.")
        self.found_by = Stays("Gevonden door", "")
        for stays in (self.now, self.before, self.found_by):
            stays.chosen.connect(self.student_asked)
            right.addWidget(stays)
            right.addSpacing(10)
        right.addStretch(1)
        self._row.addLayout(left, 17)
        self._row.addLayout(right, 8)
        outer.addWidget(scrolled(inside))

    def _name(self) -> str:
        return self._page.name if self._page else ""

    def show_page(
        self, page: CompanyPage, choices: Mapping[str, Sequence[tuple[str, str]]]
    ) -> None:
        """Show a company; ``choices`` by field are what the policy knows."""
        self._page = page
        for name, offered in choices.items():
            # A menu of forty ticks is not built anew for every company.
            if self._offered.get(name) != offered:
                self._offered[name] = offered
                self.view.set_choices(name, offered)
        self.binding.open(page.key)
        self.supervisors.open(
            [key for key, _name in page.supervisors],
            lambda: {"company_key": page.key},
            page.key,
        )
        self.closed.show_spans(page.key, page.name, page.closed)
        self.now.show_stays(page.now)
        self.before.show_stays(page.before)
        self.found_by.show_stays(page.found_by)
        self.found_by.setVisible(bool(page.found_by))


def company_standing(page: CompanyPage) -> str:
    """Whether the school places at a company, where it is, and whether it has a place."""
    parts = []
    if page.status in ("rest", "not_again"):
        words = dict(STATUSES)[page.status]
        parts.append(f"{words}: {page.status_reason}" if page.status_reason else words)
    parts.append(page.city or "")
    if page.places is not None:
        parts.append(f"{page.taken} van {page.places} plekken bezet")
    return " · ".join(part for part in parts if part)


class ClosedDays(QWidget):
    """The days on which a company is closed: no slip is expected then."""

    def __init__(self, gate: Gate, today: Callable[[], date]) -> None:
        """Empty until show_spans."""
        super().__init__()
        self.gate, self._today = gate, today
        self._key = self._name = ""
        self._shown: tuple[tuple[date, date], ...] | None = None
        self._rows: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(4)
        column.addWidget(SectionHead("Gesloten", "dan wordt er geen urenbriefje verwacht"))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        self.first = LineEdit("Eerste dag gesloten", "eerste dag, bv. 21-12")
        self.last = LineEdit("Laatste dag gesloten", "laatste dag")
        self.add = Button("Toevoegen", icon="plus", name="Gesloten dagen toevoegen")
        self._problem = Text("", "badge", "bad")
        for part in (self.first, self.last):
            part.setFixedWidth(theme.scaled(170))
            part.returnPressed.connect(self._add)
        self._drafts = LineDrafts(gate.drafts, "new.closed", self)
        self._drafts.watch("first", self.first)
        self._drafts.watch("last", self.last)
        self.add.clicked.connect(self._add)
        for widget in (self.first, self.last, self.add, self._problem):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)

    def show_spans(self, key: str, name: str, spans: tuple[tuple[date, date], ...]) -> None:
        """Show the closed days of a company."""
        another = key != self._key
        self._key, self._name = key, name
        if another:
            self._drafts.open(key)
            self._problem.setText("")
        if spans == self._shown and not another:
            return
        self._shown = spans
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._span(first, last) for first, last in spans]
        for row in self._rows:
            self._list.addWidget(row)

    def _span(self, first: date, last: date) -> QWidget:
        words = format_date(first)
        if last != first:
            words = f"{words} tot en met {format_date(last)}"
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Text(words))
        button = Button("", kind="plain", icon="trash", name=f"Weghalen: {words}")
        button.clicked.connect(lambda: self._remove(first))
        row.addWidget(button)
        row.addStretch(1)
        return widget

    def _add(self) -> None:
        from stagedesk.services import companies

        _none, problems = self.gate.check(
            f"{self._name} gesloten",
            companies.add_closed,
            self._key,
            self.first.text(),
            self.last.text(),
            self._today(),
        )
        self._problem.setText(problems[0].text if problems else "")
        if problems:
            self._drafts.keep_now()
        else:
            self._drafts.forget()
            self.first.clear()
            self.last.clear()
        self.first.setFocus()

    def _remove(self, first: date) -> None:
        from stagedesk.services import companies

        self.gate.save(f"{self._name} weer open", companies.remove_closed, self._key, first)


class Stays(QWidget):
    """Students at a company; a name opens the dossier.

    Signals:
        chosen: key of the student, key of the placement.
    """

    chosen = Signal(str, str)

    def __init__(self, title: str, empty: str) -> None:
        """``empty`` is said when there is nobody."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = SectionHead(title)
        column.addWidget(self._head)
        self._empty = Text(empty, "body", "text2")
        self._empty.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self._rows: list[_Stay] = []

    def show_stays(self, stays: Sequence[Stay]) -> None:
        """Show these; rows that are left over hide."""
        self._head.hint.setText(str(len(stays)) if stays else "")
        self._empty.setVisible(not stays)
        while len(self._rows) < len(stays):
            row = _Stay()
            row.chosen.connect(self.chosen)
            self._rows.append(row)
            self._list.addWidget(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(stays))
            if number < len(stays):
                row.show_stay(stays[number])


class _Stay(QWidget):
    """A student's name as a button, with class, span and how it ended."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._keys = ("", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(0)
        self._name = Button("", kind="link", flush=True)
        self._name.clicked.connect(lambda: self.chosen.emit(*self._keys))
        self._line = Text("", "small", "text2")
        self._line.setWordWrap(True)
        column.addWidget(self._name, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._line)

    def show_stay(self, stay: Stay) -> None:
        """Show another one."""
        self._keys = (stay.student_key, stay.placement_key)
        self._name.setText(stay.student)
        self._name.setAccessibleName(f"{stay.student}, {stay.span}")
        self._name.updateGeometry()
        parts = (stay.school_class, stay.span, stay.end)
        self._line.setText(" · ".join(part for part in parts if part))
