"""Absence in words, and the lines under a day that say what is odd, wrong or still to do."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from stagedesk.domain.times import weekday_date
from stagedesk.services.slip_page import SlipPage
from stagedesk.ui.buttons import Button
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import SignMark, Text

ABSENCE_WORDS = {
    "sick": "ziek",
    "excused": "geoorloofd afwezig",
    "unexcused": "ongeoorloofd afwezig",
}


def absence_menu(parent: QWidget, chosen: Callable[[str | None], None], takes_away: bool) -> QMenu:
    """The three kinds of absence, and taking it away."""
    menu = QMenu(parent)
    for key, words in ABSENCE_WORDS.items():
        action = QAction(words.capitalize(), menu)
        action.triggered.connect(lambda _=False, key=key: chosen(key))
        menu.addAction(action)
    if takes_away:
        menu.addSeparator()
        action = QAction("Toch aanwezig", menu)
        action.triggered.connect(lambda: chosen(None))
        menu.addAction(action)
    return menu


def fill_week_menu(
    menu: QMenu, page: SlipPage, chosen: Callable[[int | None, str | None], None]
) -> None:
    """Absence of the whole week, then of each of its stage days; ``chosen`` gets day and kind."""
    menu.clear()
    for key, words in ABSENCE_WORDS.items():
        action = menu.addAction(f"Hele week {words}")
        action.triggered.connect(lambda _on=False, key=key: chosen(None, key))
    if any(row.entry.absence for row in page.days):
        menu.addAction("Hele week toch aanwezig").triggered.connect(lambda: chosen(None, None))
    menu.addSeparator()
    for row in page.days:
        if row.planned or row.entry.filled:
            weekday = row.entry.weekday
            of_day = absence_menu(
                menu,
                lambda kind, weekday=weekday: chosen(weekday, kind),  # type: ignore[misc]
                takes_away=row.entry.absence is not None,
            )
            of_day.setTitle(f"{weekday_date(row.day).capitalize()}")
            menu.addMenu(of_day)


class NoteLine(QWidget):
    """A line under a day: a doubt, a problem or a fact, with at most one accent word."""

    def __init__(self) -> None:
        """Hidden until it says something."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(6)
        self._mark = SignMark(None, 13)
        self._text = Text("", "small", "text2")
        self._text.setWordWrap(True)
        self.link = Button("", kind="link", height=24)
        self._act: Callable[[], None] | None = None
        self.link.clicked.connect(self._pressed)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self.link)
        self.hide()

    def _pressed(self) -> None:
        if self._act is not None:
            self._act()

    def say(
        self,
        text: str,
        sign: Sign | None = None,
        link: str = "",
        act: Callable[[], None] | None = None,
    ) -> None:
        """Other words; ``act`` is done when the accent word ``link`` is pressed."""
        tone = {Sign.HALF: "wait", Sign.ALERT: "bad", Sign.TICK: "ok"}.get(sign or Sign.DOT)
        self._mark.show_sign(sign)
        self._mark.setVisible(sign is not None)
        self._text.setText(text)
        self._text.set_token(tone or "text2")
        self.link.setText(link)
        self.link.setAccessibleName(f"{text}: {link}" if text else link)
        self.link.updateGeometry()
        self._act = act
        self.link.setVisible(bool(link))
        self.setAccessibleName(text)
        self.show()
