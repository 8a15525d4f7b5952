"""What is around the placement of one student, as it reads: seven blocks in two columns."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.make_up import agreed_by
from stagedesk.domain.times import format_hours, short_date, weekday_date
from stagedesk.services.around import AroundPage, Place
from stagedesk.ui.around_rows import (
    CheckRow,
    Item,
    ItemRow,
    deal_item,
    incident_item,
    kept_item,
    notice_item,
    paper_item,
)
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import scrolled
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Banner, SectionHead

#: Lines of the list before the first day that the user ticks, with their fields.
TICKS = {"clothes": "clothes_ready", "route": "route_tried"}
_LEFT = (
    ("notices", "Ziek of afwezig gemeld", "Ziek melden"),
    ("checks", "Voor de eerste dag", ""),
    ("travel", "Reizen", "Wijzigen"),
    ("incidents", "Incidenten", "Incident noteren"),
)
_RIGHT = (
    ("deals", "Inhalen", "Afspraak noteren"),
    ("papers", "Papieren voor een bedrijf", "Papier toevoegen"),
    ("kept", "Bewaarde papieren", "Foto of PDF kiezen"),
)


class AroundView(QWidget):
    """The blocks.

    Signals:
        asked: name of the block whose accent word was pressed.
        opened: name of the block and key of the row.
        ticked: name of the line before the first day, and whether it is so.
    """

    asked = Signal(str)
    opened = Signal(str, str)
    ticked = Signal(str, bool)

    def __init__(self) -> None:
        """Empty until ``show_page``."""
        super().__init__()
        self._blocks: dict[str, tuple[SectionHead, Rows]] = {}
        self._refocus = ""
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(20, 4, 20, 16)
        body.setSpacing(8)
        self.banner = Banner(Sign.DUE)
        body.addWidget(self.banner)
        columns = QHBoxLayout()
        columns.setSpacing(36)
        columns.addLayout(self._column(_LEFT), 1)
        columns.addLayout(self._column(_RIGHT), 1)
        body.addLayout(columns)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    def _column(self, blocks: Sequence[tuple[str, str, str]]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for name, title, action in blocks:
            head, rows = SectionHead(title, action=action), Rows()
            head.acted.connect(partial(self.asked.emit, name))
            if name == "notices" and (button := head.findChild(Button)) is not None:
                # The same key as in Vandaag.
                button.setShortcut("Alt+K")
            self._blocks[name] = (head, rows)
            column.addWidget(head)
            column.addWidget(rows)
        column.addStretch(1)
        return column

    def show_page(self, page: AroundPage, on: date) -> None:
        """Show a student as of a day; what had the focus has it again in its new row."""
        focused = self.focusWidget()
        if not self._refocus and focused is not None and focused.hasFocus():
            # Hiding the old row moves the focus on: the first time knows where it was.
            self._refocus = focused.accessibleName()
        self._say_birthday(page, on)
        self._show("notices", [notice_item(n, on) for n in page.notices], "Geen meldingen.")
        self._show("papers", [paper_item(p, on) for p in page.papers], "Nog geen papieren.")
        empty = "Kies een foto of PDF van een getekend papier. Het blijft hier versleuteld."
        self._show("kept", [kept_item(one) for one in page.kept], empty)
        self._show("incidents", [incident_item(e) for e in page.incidents], "Geen incidenten.")
        for name in ("checks", "travel", "deals"):
            for part in self._blocks[name]:
                part.setVisible(page.place is not None)
        if page.place is not None:
            self._show_place(page.place, on)
        if self._refocus:
            # Only now the new rows wait to be shown.
            QTimer.singleShot(0, self, self._focus_again)

    def _focus_again(self) -> None:
        name, self._refocus = self._refocus, ""
        if not name or not self.isVisible():
            return
        for widget in self.findChildren(QWidget):
            if widget.accessibleName() == name and widget.isVisible():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _show_place(self, place: Place, on: date) -> None:
        head, rows = self._blocks["checks"]
        lines = []
        over = place.start is not None and place.start <= on
        checks = [check for check in place.checks if not (over and check.done)]
        for check in checks:
            row = CheckRow(check, tick=check.name in TICKS)
            row.ticked.connect(partial(self.ticked.emit, check.name))
            lines.append(row)
        head.hint.setText(_when(place, on))
        rows.show_rows(lines, "Alles was in orde.")
        words, route = place.travel, place.route
        found = [Item("travel", "", words.capitalize() or "Route", route)] if words or route else []
        self._show("travel", found, "Nog niet bekend hoe de leerling reist.")
        deals = place.deals
        items = [
            deal_item(d, agreed_by(deals[: n + 1]) - place.made_up, on) for n, d in enumerate(deals)
        ]
        made = format_hours(place.made_up)
        self._blocks["deals"][0].hint.setText(f"{made} uur ingehaald" if place.made_up else "")
        self._show("deals", items, "Geen afspraken om uren in te halen.")

    def _show(self, name: str, items: Sequence[Item], empty: str) -> None:
        rows = [ItemRow(item) for item in items]
        for row in rows:
            row.chosen.connect(partial(self.opened.emit, name))
        self._blocks[name][1].show_rows(rows, empty)

    def _say_birthday(self, page: AroundPage, on: date) -> None:
        found = page.birthday
        if found is None:
            self.banner.say("")
            return
        verb = "Werd" if found.day < on else "Wordt"
        day = weekday_date(found.day)
        self.banner.say(f"{verb} {found.age} op {day}. {found.what}", Sign.DUE)


def _when(place: Place, on: date) -> str:
    if place.start is None:
        return "nog geen startdatum"
    verb = "begon" if place.start <= on else "begint"
    return f"{verb} {short_date(place.start)}"
