"""What the lock says of a file that is not whole: what is wrong, and the ways back.

Exists apart from the lock because it is seen once in a laptop's life, and then must be calm.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stagedesk.domain.times import MONTHS
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import ProgressBar
from stagedesk.ui.widgets import Paragraph, Rule, Text

if TYPE_CHECKING:
    from stagedesk.services.rescue import Way
    from stagedesk.ui.background import Background

_WIDTH = 358
_KEPT = "Wat er nu staat, gaat niet weg: het blijft in een map ernaast."
_NOTHING = (
    "Er is geen reservekopie die met dit wachtwoord opengaat, en van het bestand is niets meer "
    "te lezen."
)


class RescueFace(QWidget):
    """The sentence, then at most two ways, each with what is in it and one button.

    Signals:
        restore_asked: file of the way that was chosen, and the password.
        left: back to the password.
    """

    restore_asked = Signal(object, str)
    left = Signal()

    def __init__(self, folder: Path, harm: str, secret: str) -> None:
        """``harm`` is one Dutch sentence; ``secret`` what was typed: password or recovery key."""
        super().__init__()
        self._folder, self._secret = folder, secret
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.harm = Paragraph(harm.replace(" Zet een reservekopie terug.", ""), _WIDTH, "strong")
        self.harm.set_token("bad")
        self._column.addWidget(self.harm)
        self._note = Paragraph("Stagedesk zoekt wat heel is. Even wachten.", _WIDTH)
        self._column.addWidget(self._note)
        self._bar = ProgressBar("Zoeken naar wat heel is")
        self._bar.setRange(0, 0)
        self._column.addWidget(self._bar)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(4)
        self._column.addLayout(self._ways)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        back = Button("&Terug", kind="link")
        back.clicked.connect(self.left)
        row.addWidget(back)
        row.addStretch(1)
        self._column.addLayout(row)
        self.setFocusProxy(back)

    def search(self, work: "Background") -> None:
        """Look for the ways back, beside the window."""
        folder, secret = self._folder, self._secret

        def look() -> "tuple[Way, ...]":
            from stagedesk.services import rescue

            return rescue.ways(folder, secret)

        work.run(look, self._found, self._trouble)

    def words(self) -> str:
        """All that it says."""
        return " ".join(part.text() for part in self.findChildren(Text) if part.text())

    def _trouble(self, sentence: str) -> None:
        self._bar.hide()
        self._say(sentence)

    def _found(self, ways: "tuple[Way, ...]") -> None:
        self._bar.hide()
        self._say(_KEPT if ways else _NOTHING)
        for number, way in enumerate(ways):
            self._show_way(way, primary=number == 0)
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setMinimumHeight(self._note.heightForWidth(self._note.width()))

    def _show_way(self, way: "Way", *, primary: bool) -> None:
        inside = way.inside
        if way.lost is None:
            title, button = f"Reservekopie van {_moment(inside.made)}", "&Reservekopie terugzetten"
            more = ""
        else:
            title, button = "Wat nog te lezen is", "&Hiermee verder"
            more = f" {way.lost.words()}"
        changed = f", tot en met {_moment(inside.changed)}" if inside.changed else ""
        line = Rule()
        self._ways.addWidget(line)
        self._ways.addWidget(Text(title, "strong"))
        self._ways.addWidget(
            Paragraph(f"{inside.students} leerlingen{changed}.{more}", _WIDTH, "small")
        )
        choose = Button(button, kind="primary" if primary else "outlined", icon="undo")
        choose.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choose.clicked.connect(lambda: self.restore_asked.emit(way.file, self._secret))
        self.buttons.append(choose)
        self._ways.addWidget(choose)


def _moment(at: datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"
