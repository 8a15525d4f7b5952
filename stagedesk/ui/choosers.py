"""The editors in which one chooses, and which editor belongs to which kind of field.

Exists so that a new field of a form needs no code on the screen; editors.py has the rest.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from stagedesk.domain.form import Field, Kind
from stagedesk.ui import theme
from stagedesk.ui.buttons import DayButtons, SegmentedChoice
from stagedesk.ui.editors import Editor, LineEditor, LinesEditor, LongTextEditor
from stagedesk.ui.elided_button import ElidedButton
from stagedesk.ui.fields import ComboBox


class ChoiceEditor(Editor):
    """A drop-down with an empty line on top; letters jump, Enter goes on."""

    chooses = True

    def __init__(self, field: Field) -> None:
        """The field's choices, or those of set_choices."""
        super().__init__(field)
        self._box = ComboBox(field.screen_label)
        self._box.setPlaceholderText(field.placeholder or "Kies")
        self._value: object = None
        self._unsaved = False
        self._box.activated.connect(self._chosen)
        self._box.installEventFilter(self)
        self.row.addWidget(self._box)
        self.setFocusProxy(self._box)
        self.set_choices(field.choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other choices; what was chosen stays when it is still there."""
        self._box.clear()
        self._box.addItem("", None)
        for key, label in choices:
            self._box.addItem(label, key)
        self._show(self._value)

    def _chosen(self, index: int) -> None:
        value = self._box.itemData(index)
        if value != self._value or self._unsaved:
            self._value, self._unsaved = value, False
            self.edited.emit(value)

    def set_value(self, value: object) -> None:
        """Show the label of a key; a key that is not offered any more shows as itself."""
        self._unsaved = False
        self._show(value)

    def set_unsaved(self) -> None:
        """Choosing the same tries again."""
        self._unsaved = True

    def _show(self, value: object) -> None:
        self._value = value
        index = self._box.findData(value) if value is not None else 0
        if index < 0:
            self._box.addItem(str(value), value)
            index = self._box.count() - 1
        self._box.setCurrentIndex(index)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter goes on; F4, Alt+Down or Space open the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._box.setCurrentIndex(0)
                self._chosen(0)
                return True
        return False

    def parts(self) -> tuple[QWidget, ...]:
        """The drop-down."""
        return (self._box,)


class _TicksMenu(QMenu):
    """Stays open while one ticks: mouse and Space tick, Enter and Escape close."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick and stay."""
        action = self.actionAt(event.position().toPoint())
        if action is None:
            super().mouseReleaseEvent(event)
        else:
            action.trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks and stays, Enter is done."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


class ChoicesEditor(Editor):
    """Several of a list: a button that opens the list with ticks."""

    chooses = True

    def __init__(self, field: Field) -> None:
        """Nothing ticked."""
        super().__init__(field)
        self._button = ElidedButton("Kies", name=field.screen_label)
        self._button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._menu = _TicksMenu(self._button)
        self._button.setMenu(self._menu)
        self._menu.aboutToHide.connect(self._finish)
        self._known: tuple[str, ...] | None = ()
        self.row.addWidget(self._button)
        self.setFocusProxy(self._button)
        self.set_choices(field.choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other choices; what was ticked stays ticked."""
        ticked, unsaved = self._ticked(), self._known is None
        self._menu.clear()
        for key, label in choices:
            action = QAction(label, self._menu, checkable=True)
            action.setData(key)
            self._menu.addAction(action)
        self.set_value(ticked)
        if unsaved:
            self.set_unsaved()

    def set_unsaved(self) -> None:
        """Closing the list tries again."""
        self._known = None

    def _ticked(self) -> tuple[str, ...]:
        return tuple(str(a.data()) for a in self._menu.actions() if a.isChecked())

    def _finish(self) -> None:
        if self._ticked() != self._known:
            self._known = self._ticked()
            self._say()
            self.edited.emit(self._known)

    def _say(self) -> None:
        labels = [a.text() for a in self._menu.actions() if a.isChecked()]
        self._button.quiet = not labels
        self._button.setText(", ".join(labels).replace("&", "&&") or "Kies")
        self._button.setAccessibleName(f"{self.field.screen_label}: {', '.join(labels) or 'niets'}")

    def set_value(self, value: object) -> None:
        """Tick these keys."""
        keys = tuple(str(key) for key in value) if isinstance(value, Sequence) else ()
        for action in self._menu.actions():
            action.setChecked(action.data() in keys)
        self._known = self._ticked()
        self._say()

    def parts(self) -> tuple[QWidget, ...]:
        """The button."""
        return (self._button,)


class FlagEditor(Editor):
    """Ja or Nee; J and N choose, Delete takes away."""

    chooses = True

    def __init__(self, field: Field) -> None:
        """Neither chosen."""
        super().__init__(field)
        self._choice = SegmentedChoice(field.screen_label)
        self._choice.setFixedWidth(theme.scaled(120))
        self._choice.chosen.connect(self.edited)
        self.row.addWidget(self._choice)
        self.row.addStretch(1)
        self.setFocusProxy(self._choice)

    def set_value(self, value: object) -> None:
        """Show the answer."""
        self._choice.set_value(value)

    def parts(self) -> tuple[QWidget, ...]:
        """The pair."""
        return (self._choice,)


class WeekdaysEditor(Editor):
    """Seven days, each on or off."""

    chooses = True

    def __init__(self, field: Field) -> None:
        """No day on."""
        super().__init__(field)
        self._days = DayButtons(field.screen_label)
        self._days.changed.connect(self._changed)
        self.row.addWidget(self._days)
        self.setFocusProxy(self._days)

    def _changed(self, days: tuple[int, ...]) -> None:
        self._days.set_days(days)
        self.edited.emit(days)

    def set_value(self, value: object) -> None:
        """Show these weekdays, 0 is Monday."""
        self._days.set_days([int(day) for day in value] if isinstance(value, Sequence) else [])

    def parts(self) -> tuple[QWidget, ...]:
        """The days."""
        return (self._days,)


_MAKERS: dict[Kind, Callable[[Field], Editor]] = {
    Kind.LONG_TEXT: LongTextEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.CHOICES: ChoicesEditor,
    Kind.NUMBERS: ChoicesEditor,
    Kind.FLAG: FlagEditor,
    Kind.WEEKDAYS: WeekdaysEditor,
    Kind.LINES: LinesEditor,
}


def make_editor(field: Field) -> Editor:
    """The editor that fits the kind of a field."""
    return _MAKERS.get(field.kind, LineEditor)(field)
