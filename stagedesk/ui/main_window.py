"""The window: top bar, tabs, the page, the status line, and the keys that work everywhere.

Exists so that a tab only has to know its own page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from stagedesk.ui.alone_strip import AloneStrip
from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate
from stagedesk.ui.help_view import HelpView
from stagedesk.ui.page import Page
from stagedesk.ui.signs import Sign
from stagedesk.ui.status_line import StatusLine
from stagedesk.ui.tab_bar import TabBar
from stagedesk.ui.top_bar import TopBar
from stagedesk.ui.widgets import Banner, Ground

#: Below these (tokens.md, Narrow) lists fold, and the page's head joins the top bar.
NARROW, LOW = 1100, 560
#: How wide the help is, and the least that is left for a page beside it.
_HELP, _LEAST = 412, 720


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its words with the access key, its help text, how its page is made.

    Attributes:
        title: ``&Vandaag``; without the ``&`` it names the tab.
        help: file in resources/help, without ``.md``.
        make: called once, when the tab is opened first; imports its page itself.
    """

    title: str
    help: str
    make: Callable[[Gate, Choice], Page]

    @property
    def name(self) -> str:
        """The title without its access key."""
        return self.title.replace("&", "")


class MainWindow(Ground):
    """The whole program after the lock.

    Signals:
        lock_asked: Ctrl+L or the button: back to the lock screen.
        closing: the window goes for good.
    """

    lock_asked = Signal()
    closing = Signal()

    def __init__(
        self, gate: Gate, choice: Choice, tabs: Sequence[Tab], settings: Tab | None = None
    ) -> None:
        """Make the frame and open the first tab.

        Args:
            gate: the door to the services.
            choice: shared by all pages.
            tabs: in order; made when opened first.
            settings: the page behind 'Instellingen'.
        """
        super().__init__("window")
        self.setWindowTitle("Stagedesk")
        self.gate, self.choice = gate, choice
        self._tabs, self._settings = tuple(tabs), settings
        self._pages: dict[str, Page] = {}
        self._counts: dict[Page, str] = {}
        self._narrow = self._low = False
        self._build()
        self._connect()
        self._keys()
        self.resize(1366, 768)
        self.open_tab(self._tabs[0].name)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = TopBar(self.gate, self.choice, self._settings is not None)
        self.search = self.bar.search
        column.addWidget(self.bar)
        self.tabs = TabBar()
        for tab in self._tabs:
            self.tabs.addTab(tab.title)
        tab_row = QHBoxLayout()
        tab_row.setContentsMargins(12, 0, 12, 0)
        tab_row.addWidget(self.tabs, 1)
        column.addLayout(tab_row)
        self.trouble = Banner(Sign.ALERT, "", "Sluiten")
        column.addWidget(self.trouble)
        self.alone = AloneStrip(self.gate)
        column.addWidget(self.alone)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        holder = self._holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._help = HelpView()
        self._help.hide()
        middle.addWidget(holder, 1)
        middle.addWidget(self._help)
        column.addLayout(middle, 1)
        self.status = StatusLine()
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.tabs.tabBarClicked.connect(self._show_tab)
        self.search.found.connect(self._go_to_hit)
        self.bar.search_left.connect(self._focus_page)
        self.bar.lock_asked.connect(self.lock_asked)
        self.bar.settings_asked.connect(lambda: self.open_settings())
        self.bar.help_asked.connect(self.toggle_help)
        self._help.closed.connect(self.toggle_help)
        self.trouble.acted.connect(lambda: self.trouble.say(""))
        self.gate.saved.connect(self._saved)
        self.gate.said.connect(self.status.say)
        self.gate.failed.connect(self.trouble.say)
        self.gate.refused.connect(self._refused)
        self.gate.changed.connect(self.refresh)
        self.gate.backed_up.connect(self.show_backup)
        self.choice.changed.connect(lambda _chosen: self.refresh())

    def _keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+K", self.bar.search_now),
            ("Ctrl+L", self.lock_asked.emit),
            ("Ctrl+P", self.print_current),
            ("Ctrl+Z", self.undo),
            ("F1", self.toggle_help),
            ("F5", self.refresh),
            ("Ctrl+,", lambda: self.open_settings()),
        ]
        for number, tab in enumerate(self._tabs, start=1):
            keys.append((f"Ctrl+{number}", partial(self.open_tab, tab.name)))
        shortcuts = [QShortcut(QKeySequence(key), self, act) for key, act in keys]
        self.alone.keep_off(self.bar, self.tabs, self._holder, self._help, *shortcuts)

    # What can be asked of the window.

    def open_tab(self, name: str) -> None:
        """Show a tab by its name, at a part of it after a slash; ValueError when there is none."""
        name, _, part = name.partition("/")
        number = [tab.name for tab in self._tabs].index(name)
        if self.tabs.currentIndex() == number:
            self._show_tab(number)
        else:
            self.tabs.setCurrentIndex(number)
        if part:
            self._pages[name].open_named(part)

    def open_settings(self, part: str = "") -> None:
        """Show the settings in place of the tab, at one of their parts when it is named."""
        if self._settings is not None:
            self._open(self._settings)
            self.tabs.set_away(True)
            self._pages[self._settings.name].open_named(part)

    def page(self) -> Page | None:
        """The page that shows."""
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, Page) else None

    def refresh(self) -> None:
        """Let the page that shows read again; the others do when they are opened."""
        page = self.page()
        if page is not None:
            page.show_choice(self.choice.now)

    def print_current(self) -> None:
        """Print what is on the screen."""
        page = self.page()
        if page is not None:
            page.print_current()

    def print_paper(self, paper: str, keys: Sequence[str], options: dict[str, object]) -> None:
        """Open the print dialog on a paper, as a page asks for it."""
        from stagedesk.ui.print_dialog import PrintDialog, options_of

        PrintDialog(self.gate, paper, keys, options_of(self.choice.now, options), self).open()

    def undo(self) -> None:
        """Take back the newest action, and say what was taken back."""
        title = self.gate.undo()
        if title is not None:
            self.gate.said.emit(title)

    def show_backup(self) -> None:
        """Say in the status line when the newest backup was made."""
        from datetime import date

        from stagedesk.services.front import backup_words, front

        self.status.show_backup(backup_words(front(self.gate.desk.folder), date.today()))

    def toggle_help(self) -> None:
        """Show or hide the text about this tab."""
        if self._help.isVisible():
            self._help.hide()
            self._give_room(False)
            self._focus_page()
            return
        page = self.page()
        self._help.show_topic((page.help_topic() if page else "") or self._open_help)
        # Room first: shown beside a page that has not folded, it would make the window grow.
        self._give_room(True)
        self._help.show()
        self._help.setFocus()

    def _focus_page(self) -> None:
        page = self.page()
        if page is not None:
            page.setFocus()

    # What the window does by itself.

    def _show_tab(self, number: int) -> None:
        if number >= 0:
            self.tabs.set_away(False)
            self._open(self._tabs[number])

    def _open(self, tab: Tab) -> None:
        old = self.page()
        if old is not None and old is self._pages.get(tab.name):
            return
        if old is not None:
            self.bar.give_head_back(old)
        page = self._pages.get(tab.name)
        if page is None:
            page = tab.make(self.gate, self.choice)
            page.go.connect(self.open_tab)
            page.print_asked.connect(self.print_paper)
            page.settings_asked.connect(self.open_settings)
            page.counted.connect(lambda text, page=page: self._count(page, text))
            self._pages[tab.name] = page
            self._stack.addWidget(page)
        self._open_help = tab.help
        self._stack.setCurrentWidget(page)
        self.bar.place_head(page)
        self._give_room(self._help.isVisible())
        page.show_choice(self.choice.now)
        # A page may have counted while it was being shown, or before.
        self.status.show_count(self._counts.get(page, ""))
        if self._help.isVisible():
            self._help.show_topic(tab.help)

    def _saved(self, title: str) -> None:
        self.trouble.say("")
        self.status.show_saved(title)

    def _refused(self, problems: tuple[object, ...]) -> None:
        """Input of a whole action that no field took: the page's own fields say the rest."""
        texts = [str(getattr(problem, "text", problem)) for problem in problems]
        if self.gate.answered:
            return
        self.trouble.say(" ".join(texts))

    def _count(self, page: Page, text: str) -> None:
        self._counts[page] = text
        if page is self.page():
            self.status.show_count(text)

    def _go_to_hit(self, hit: object) -> None:
        kind, key = getattr(hit, "kind", ""), getattr(hit, "key", None)
        here = self._tabs[max(0, self.tabs.currentIndex())].name
        if kind == "student":
            self.choice.pick(student=key)
            self.open_tab("Leerlingen" if here in ("Vandaag", "Bedrijven") else here)
        else:
            self.choice.pick(company=key)
            self.open_tab("Bedrijven")
        self._focus_page()

    # Narrow and low windows.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        narrow, low = event.size().width() < NARROW, event.size().height() < LOW
        if (narrow, low) == (self._narrow, self._low):
            if self._help.isVisible():
                self._give_room(self._help.isVisible())
            return
        self._narrow, self._low = narrow, low
        self.bar.fold(narrow, low)
        page = self.page()
        if page is not None:
            self.bar.place_head(page)
        self._give_room(self._help.isVisible())

    def _give_room(self, beside: bool) -> None:
        """The page folds beside the help too; too narrow for both, the help stands alone."""
        page = self.page()
        left = self.width() - _HELP if beside else self.width()
        alone = beside and left < _LEAST
        self._holder.setVisible(not alone)
        self._help.setFixedWidth(self.width() if alone else _HELP)
        if page is not None:
            page.set_narrow(left < NARROW)
            page.head.fold(self._low or left < NARROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing else took leaves the settings."""
        away = self._settings is not None and self.page() is self._pages.get(self._settings.name)
        if event.key() == Qt.Key.Key_Escape and away:
            self._show_tab(self.tabs.currentIndex())
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """A laptop at 150 % leaves 911 by 460."""
        return QSize(800, 400)

    def changeEvent(self, event: QEvent) -> None:
        """Light and dark: everything paints itself again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing never asks: all is saved; a field that has the focus is left first."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        self.closing.emit()
        super().closeEvent(event)
