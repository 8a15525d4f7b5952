"""The list of companies beside the tab Bedrijven: filters, order; painted rows."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from stagedesk.domain.companies import STATUSES
from stagedesk.services.companies import CompanyRow
from stagedesk.ui import signs, theme
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox
from stagedesk.ui.gate import Gate
from stagedesk.ui.side_list import LEFT, RIGHT, ROW, Index, SideDelegate, SideList, SideRows
from stagedesk.ui.signs import Sign

_ORDERS = (
    ("name", "Op naam"),
    ("city", "Op plaats"),
    ("students", "Op leerlingen"),
    ("contact", "Op contact"),
)
_WHICH = (
    (None, "Alle bedrijven"),
    ("free", "Met vrije plek"),
    ("active", "Actief"),
    ("rest", "Even niet"),
    ("not_again", "Niet meer"),
)


def count_text(row: CompanyRow) -> str:
    """``2 leerlingen``, ``2 van 3 plekken``; empty when nobody is there and nothing is known."""
    if row.places is not None and not row.internal:
        return f"{row.taken} van {row.places} plekken"
    if not row.students:
        return ""
    return "1 leerling" if row.students == 1 else f"{row.students} leerlingen"


def _second_line(row: CompanyRow) -> str:
    """The words under the name, for who cannot see them."""
    return ", ".join(part for part in (row.city, count_text(row), state_text(row)) if part)


def state_text(row: CompanyRow) -> str:
    """Why nobody is placed there now: ``even niet``, ``niet meer``, ``vol``; else empty."""
    if row.status in ("rest", "not_again"):
        return dict(STATUSES)[row.status]
    full = row.places is not None and row.taken >= row.places and not row.internal
    return "vol" if full else ""


class _Delegate(SideDelegate):
    """Name, then place and how many students; a badge where nobody is placed now."""

    def paint_words(self, painter: QPainter, box: QRectF, index: Index, chosen: bool) -> None:
        """A company may end in dots: its tool tip has it whole."""
        row: CompanyRow = index.data(ROW)
        half = box.height() / 2
        font = theme.font("strong" if chosen else "body")
        first = QRectF(box.left(), box.top(), box.width(), half)
        room = box.width()
        if words := state_text(row):
            wide = signs.badge_width(QFontMetricsF(theme.font("badge")).horizontalAdvance(words))
            place = QRectF(box.right() - wide, first.center().y() - 9, wide, 18)
            signs.paint_badge(painter, place, Sign.SLASH, words)
            room -= wide + 6
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        name = QFontMetricsF(font).elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, LEFT, name)
        second = QRectF(box.left(), box.top() + half, box.width(), half)
        small = QFontMetricsF(theme.font("small"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        count = count_text(row)
        painter.drawText(second, RIGHT, count)
        room = second.width() - small.horizontalAdvance(count) - 8
        city = row.city or ("de school zelf" if row.internal else "plaats onbekend")
        painter.drawText(second, LEFT, small.elidedText(city, Qt.TextElideMode.ElideRight, room))


class CompanyList(SideList):
    """Filters on name, which, sector; an order."""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when ``reload`` is called."""
        super().__init__(
            SideRows(_second_line),
            _Delegate(),
            name="Bedrijven",
            filter_on="Filter op naam of plaats",
            nothing="Niets gevonden",
        )
        self._gate, self._choice = gate, choice
        self.sector = ComboBox("Branche")
        self.which = ComboBox("Welke bedrijven")
        self.order = ComboBox("Volgorde")
        for box, items in ((self.which, _WHICH), (self.order, _ORDERS)):
            for key, words in items:
                box.addItem(words, key)
        top = QVBoxLayout()
        top.addWidget(self.text)
        pair = QHBoxLayout()
        pair.setSpacing(6)
        pair.addWidget(self.sector, 1)
        pair.addWidget(self.order, 1)
        top.addWidget(self.which)
        top.addLayout(pair)
        self.lay_out(top)
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self.reload)
        self.text.textEdited.connect(lambda _text: self._wait.start())
        for box in (self.which, self.sector, self.order):
            box.activated.connect(lambda _row: self.reload())

    @property
    def filtered(self) -> bool:
        """Whether a filter hides some."""
        return bool(
            self.text.text().strip() or self.sector.currentData() or self.which.currentData()
        )

    def clear_filters(self) -> None:
        """Show all again."""
        self.text.clear()
        self.sector.setCurrentIndex(0)
        self.which.setCurrentIndex(0)
        self.reload()

    def reload(self) -> None:
        """Read again, keeping the chosen row and the place in the list."""
        from stagedesk.services import companies, policies

        chosen = self._choice.now
        if not self.sector.count():
            self.sector.addItem("Alle branches", None)
            policy = self._gate.read(policies.policy_of, chosen.school_year)
            for key, name in policy.sectors.items():
                self.sector.addItem(name, key)
        rows = self._gate.read(
            companies.list_rows,
            chosen.school_year,
            chosen.on,
            text=self.text.text(),
            sector=self.sector.currentData(),
            which=self.which.currentData(),
            sort=self.order.currentData(),
        )
        self.show_rows(rows)
        self.counted.emit(f"{len(rows)} bedrij{'f' if len(rows) == 1 else 'ven'}")

    def chosen_key(self) -> str | None:
        """The company of the shared choice."""
        return self._choice.now.company

    def choose(self, row: CompanyRow) -> None:
        """Another company."""
        self._choice.pick(company=row.key)

    def apply_text(self, text: str) -> None:
        """Read with what stands in the filter."""
        self._wait.stop()
        self.reload()
