"""A second place for backups: a stick or a folder of the school, next to this laptop.

Exists because a backup on the laptop is gone with the laptop.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from stagedesk.ui.buttons import Button
from stagedesk.ui.data_import import WIDTH, row_of, section_column
from stagedesk.ui.gate import Gate
from stagedesk.ui.widgets import Paragraph, Text

_WHY = (
    "Elke reservekopie komt dan ook op een stick of in een map van school, versleuteld en "
    "nagekeken. Is de stick er niet, dan haalt Stagedesk het later in."
)


class SecondPlace(QWidget):
    """Says which place it is; choose one, or do without."""

    def __init__(self, gate: Gate) -> None:
        """Reads in ``reload``."""
        super().__init__()
        self._gate = gate
        self.where = Text("", "body")
        self.choose = Button("T&weede plek kiezen", icon="stick")
        self.choose.clicked.connect(self._choose)
        self.leave = Button("Geen tweede plek meer")
        self.leave.clicked.connect(lambda: self._set(None))
        column = section_column(self, "Tweede plek")
        column.addWidget(Paragraph(_WHY, WIDTH))
        column.addWidget(self.where)
        column.addLayout(row_of(self.choose, self.leave))

    def reload(self) -> None:
        """Read again."""
        from stagedesk.services import backup_rounds

        place = self._gate.read(backup_rounds.second_place)
        self.where.setText(str(place) if place else "Nu alleen op deze laptop")
        self.where.setAccessibleName(f"Tweede plek: {place or 'geen'}")
        self.leave.setVisible(place is not None)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, "Waar komt de tweede reservekopie?", str(Path.home())
        )
        if chosen:
            self._set(Path(chosen))

    def _set(self, place: Path | None) -> None:
        from datetime import datetime

        from stagedesk.services import backup_rounds, settings

        gate = self._gate
        gate.keep(settings.remember, backup_rounds.SECOND_PLACE, str(place or ""))
        self.reload()
        gate.later(
            backup_rounds.go,
            gate.desk,
            datetime.now(),
            done=lambda round_: self._done(place, round_.note),
            topic="round",
        )

    def _done(self, place: Path | None, note: str) -> None:
        if note:
            self._gate.failed.emit(f"De tweede reservekopie is nog niet gemaakt: {note}.")
        elif place is None:
            self._gate.said.emit("Reservekopieën blijven voortaan alleen op deze laptop.")
        else:
            self._gate.said.emit("De tweede reservekopie is gemaakt en nagekeken.")
        self._gate.backed_up.emit()
