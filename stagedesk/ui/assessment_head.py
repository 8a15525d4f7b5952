"""The title row of the tab Beoordeling: who, where, and its three buttons."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from stagedesk.domain.times import short_date
from stagedesk.services.assessment_sheet import Sheet
from stagedesk.ui.buttons import DAYS, Button
from stagedesk.ui.widgets import PageHead


class AssessmentHead(QObject):
    """Fills a page's head.

    Signals:
        placement_picked: key of the placement to assess.
        copy_asked, print_asked: the two buttons.
    """

    placement_picked = Signal(str)
    copy_asked = Signal()
    print_asked = Signal()

    def __init__(self, head: PageHead) -> None:
        """Put the buttons into ``head``."""
        super().__init__(head)
        self._head = head
        self._which = Button("", kind="plain", name="Andere stage kiezen")
        self._which.setMenu(QMenu(self._which))
        self._copy = Button("", icon="arrow-right")
        self._print = Button("Af&drukken", icon="print", name="Afdrukken, Ctrl+P")
        for button in (self._which, self._copy, self._print):
            head.add_action(button)
        self._copy.clicked.connect(self.copy_asked)
        self._print.clicked.connect(self.print_asked)

    def show_nothing(self, title: str) -> None:
        """A title alone."""
        for button in (self._which, self._copy, self._print):
            button.hide()
        self._head.show_title(title)

    def show_sheet(self, sheet: Sheet) -> None:
        """Name, class, company and days; with more placements a menu to choose one."""
        placement = sheet.placement
        if placement is None:
            return
        days = ", ".join(DAYS[day] for day in placement.days)
        second = f"{sheet.enrollment.school_class or ''} · {placement.company}".strip(" ·")
        self._head.show_title(sheet.name, f"{second} ({days})" if days else second)
        self._print.show()
        self._which.setVisible(len(sheet.placements) > 1)
        self._which.setText(f"{len(sheet.placements)} stages")
        self._which.updateGeometry()
        menu = self._which.menu()
        menu.clear()
        for choice in sheet.placements:
            start = short_date(choice.start) if choice.start else "nog geen begin"
            action = QAction(f"{choice.company}, vanaf {start}", menu, checkable=True)
            action.setChecked(choice.key == sheet.placement_key)
            action.triggered.connect(lambda _on, key=choice.key: self.placement_picked.emit(key))
            menu.addAction(action)

    def show_moment(self, sheet: Sheet, number: int) -> None:
        """'Neem BO 2 over' where something is still empty."""
        moment = sheet.moment(number)
        self._copy.setVisible(number > 1 and not moment.closed and moment.missing > 0)
        self._copy.setText(f"&Neem BO {number - 1} over")
        self._copy.setAccessibleName(f"Neem BO {number - 1} over in lege vakjes")
        self._copy.updateGeometry()
