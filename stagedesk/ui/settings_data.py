"""Dossier files in and out, and backups: what else the settings keep of the data itself.

Exists so that everything that leaves or enters the laptop stands together.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stagedesk.ui.choice import Choice
from stagedesk.ui.data_backup import BackupSection
from stagedesk.ui.data_export import ExportSection
from stagedesk.ui.data_import import ImportSection
from stagedesk.ui.data_second_place import SecondPlace
from stagedesk.ui.fields import scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.part import Part
from stagedesk.ui.widgets import Ground


class DataPart(Part):
    """Sections under each other: in, out, backup, a second place for it."""

    second = "Binnenhalen, doorgeven, bewaren en terugzetten"
    help = "gegevens"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        page = Ground("surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 4, 20, 20)
        column.setSpacing(20)
        self.incoming = ImportSection(gate, choice)
        self.outgoing = ExportSection(gate, choice)
        self.backup, self.second_place = BackupSection(gate), SecondPlace(gate)
        for section in (self.incoming, self.outgoing, self.backup, self.second_place):
            column.addWidget(section)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(page)
        outer.addWidget(self.area)
        for section in (self.incoming, self.backup):
            section.grew.connect(self._show_whole)
        self.setFocusProxy(self.incoming.choose)

    def reload(self) -> None:
        """Read again; a preview that stands there stays."""
        self.outgoing.reload()
        self.backup.reload()
        self.second_place.reload()

    def _show_whole(self, what: object) -> None:
        """What has just appeared scrolls into view."""
        if isinstance(what, QWidget):
            self.area.ensureWidgetVisible(what, 0, 12)
