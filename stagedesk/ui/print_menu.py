"""The menu of overviews, the same in every tab that prints: of the students of the lists."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from stagedesk.services import students
from stagedesk.ui.page import Page

#: Overviews with the words of the menu.
OVERVIEWS = (
    ("wie-is-waar", "Wie is waar vandaag"),
    ("urenoverzicht", "Urenoverzicht per klas"),
    ("verzuim", "Ongeoorloofd verzuim"),
    ("plaatsingsoverleg", "Leerlingen zonder stage"),
)


def add_overviews(menu: QMenu, page: Page) -> QMenu:
    """Put a menu of overviews into a menu of papers.

    Args:
        menu: of the papers.
        page: the tab; its choice says which students the lists show.
    """
    within = QMenu("Overzichten", menu)
    for name, words in OVERVIEWS:
        action = QAction(words, within)
        action.triggered.connect(partial(_ask, page, name))
        within.addAction(action)
    menu.addMenu(within)
    return within


def _ask(page: Page, name: str) -> None:
    now = page.choice.now
    rows = page.gate.read(
        students.list_rows,
        now.school_year,
        now.on,
        jobcoach=now.jobcoach,
        school_class=now.school_class,
    )
    keys = tuple(row.key for row in rows)
    page.print_asked.emit(name, keys, {"school_class": now.school_class})
