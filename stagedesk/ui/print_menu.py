"""The menus of papers for many: overviews, and papers of everybody in the list beside the tab."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from stagedesk.services import students
from stagedesk.ui.page import Page

NO_OPTIONS: Mapping[str, bool] = MappingProxyType({})
#: Overviews with the words of the menu.
OVERVIEWS = (
    ("wie-is-waar", "Wie is waar vandaag"),
    ("urenoverzicht", "Urenoverzicht per klas"),
    ("verzuim", "Ongeoorloofd verzuim"),
    ("plaatsingsoverleg", "Leerlingen zonder stage"),
    ("mt-lijst", "Leerlingen zonder stage, voor het MT"),
    ("rooster", "Rooster interne stage"),
    ("bezoeken", "Wie lang niet bezocht is"),
    ("mentor-update", "Update voor de mentor"),
)
#: Papers that a class gets at once, with how they are asked for.
FOR_ALL: tuple[tuple[str, str, dict[str, bool]], ...] = (
    ("beoordeling", "Beoordelingen, kopie bij rapport", {"report_copy": True}),
    ("beoordeling", "Beoordelingsformulieren, leeg", {"blank": True}),
    ("deelcertificaat", "Deelcertificaten", {}),
    ("eindcertificaat", "Eindcertificaten", {}),
    ("niet-behaald", "Waarom nog geen certificaat?", {}),
    ("infopakket", "Informatiepakketten", {}),
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
        action.triggered.connect(lambda _checked=False, name=name: _ask(page, name))
        within.addAction(action)
    menu.addMenu(within)
    _add_for_all(menu, page)
    return within


def _add_for_all(menu: QMenu, page: Page) -> None:
    """A menu of papers for everybody in the list: a whole class at once, with a stop."""
    within = QMenu("Voor de hele lijst", menu)
    for name, words, options in FOR_ALL:
        action = QAction(words, within)
        action.triggered.connect(
            lambda _checked=False, name=name, options=options: _ask(page, name, options)
        )
        within.addAction(action)
    menu.addMenu(within)
    lists = QAction("Lijsten voor Magister en Profijt", menu)
    lists.triggered.connect(lambda _checked=False: page.settings_asked.emit("Lijsten"))
    menu.addAction(lists)


def _ask(page: Page, name: str, options: Mapping[str, bool] = NO_OPTIONS) -> None:
    now = page.choice.now
    rows = page.gate.read(
        students.list_rows,
        now.school_year,
        now.on,
        jobcoach=now.jobcoach,
        school_class=now.school_class,
    )
    keys = tuple(row.key for row in rows)
    page.print_asked.emit(name, keys, {"school_class": now.school_class, **options})
