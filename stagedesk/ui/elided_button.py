"""A button whose words may end in dots where there is no room: companies, lists of ticks."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from stagedesk.ui import theme
from stagedesk.ui.buttons import Button

#: Left and right of the words, and the arrow of a menu.
_AROUND, _ARROW = 28, 24
_NARROWEST = 72


class ElidedButton(Button):
    """As wide as its words where it can be; its tool tip has them whole."""

    def __init__(
        self, text: str, *, kind: str = "outlined", name: str = "", flush: bool = False
    ) -> None:
        """As Button; ``name`` is its accessible name."""
        super().__init__(text, kind=kind, name=name, flush=flush)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        #: Grey words: nothing is chosen yet, as in a drop-down field.
        self.quiet = False

    def _ink(self) -> str:
        return "text2" if self.quiet else super()._ink()

    def _shown(self) -> str:
        words = self.text().replace("&&", "&")
        around = _AROUND if self.kind == "outlined" else 12
        room = self.width() - around - (_ARROW if self.menu() is not None else 0)
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(24, room))
        self.setToolTip(words if shown != words else "")
        return shown.replace("&", "&&")

    def _left(self, spare: int) -> float:
        """With a menu the words stand where those of a field do."""
        return 9.0 if self.menu() is not None else super()._left(spare)

    def sizeHint(self) -> QSize:
        """As wide as the whole words need."""
        words = self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), self.text()).width()
        around = _AROUND if self.kind == "outlined" else 14
        arrow = _ARROW if self.menu() is not None else 0
        return QSize(words + around + arrow, theme.scaled(30))

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(min(_NARROWEST, self.sizeHint().width()), theme.scaled(30))
