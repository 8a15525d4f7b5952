"""The school's own name, address and logo, as the papers print them.

Exists apart because the logo is an image and has a control of its own.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout

from stagedesk.domain.dossier import SCHOOL_FORM
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import scrolled
from stagedesk.ui.form_binding import FormBinding
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.part import Part
from stagedesk.ui.widgets import Ground, SectionHead, Text

#: A letterhead's logo is small; a photograph of 20 MB would make every paper large.
LARGEST_LOGO = 2_000_000


class SchoolPart(Part):
    """The form of the school, and its logo."""

    second = "Zo staat het op alle formulieren"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        self.form = FormView(SCHOOL_FORM)
        self.binding = FormBinding(self.form, gate, lambda: choice.now.on)
        self.binding.stored.connect(self._tell_front)
        page = Ground("surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        logo = QVBoxLayout()
        logo.setContentsMargins(20, 0, 20, 20)
        logo.addWidget(SectionHead("Logo", "PNG of JPEG"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        self._picture = QLabel()
        self._picture.setAccessibleName("Logo van de school")
        self._no_logo = Text("Nog geen logo.", "body", "text2")
        self.choose = Button("Logo kiezen", icon="folder")
        self.away = Button("&Weghalen", kind="link")
        self._problem = Text("", "badge", "bad")
        for widget in (self._picture, self._no_logo, self.choose, self.away, self._problem):
            row.addWidget(widget)
        row.addStretch(1)
        logo.addLayout(row)
        column.addLayout(logo)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(page))
        self.choose.clicked.connect(self._choose)
        self.away.clicked.connect(lambda: self._keep_logo(None))
        self.setFocusProxy(self.form.editor("name"))

    def reload(self) -> None:
        """Read again."""
        from stagedesk.services import school_setup, settings

        if self.binding.key is None:
            self.gate.keep(school_setup.school_key)
        key = self.gate.read(school_setup.school_key)
        self.binding.open(key)
        school = self.gate.read(settings.get_school)
        self._show_logo(school.logo)

    def _show_logo(self, logo: bytes | None) -> None:
        picture = QPixmap()
        if logo is not None:
            picture.loadFromData(logo)
        self._picture.setVisible(not picture.isNull())
        self.away.setVisible(not picture.isNull())
        self._no_logo.setVisible(picture.isNull())
        if not picture.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(picture.scaledToHeight(48, smooth))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Logo kiezen", "", "Afbeeldingen (*.png *.jpg *.jpeg)"
        )
        if name:
            self.take_logo(Path(name))

    def take_logo(self, file: Path) -> None:
        """Keep the image of a file as the school's logo, or say why not."""
        if file.stat().st_size > LARGEST_LOGO:
            self._problem.setText("Kies een kleiner plaatje")
            return
        data = file.read_bytes()
        if not QPixmap().loadFromData(data):
            self._problem.setText("Kies een PNG of JPEG")
            return
        self._keep_logo(data)

    def _keep_logo(self, data: bytes | None) -> None:
        from stagedesk.services import school_setup

        self._problem.setText("")
        self.gate.save("Logo van de school", school_setup.set_logo, data)

    def _tell_front(self, name: str, value: object) -> None:
        """The lock screen shows school and place, and can read nothing else."""
        from stagedesk.services import vault

        if name in ("name", "place"):
            key = "school_name" if name == "name" else "place"
            vault.update_front(self.gate.desk.folder, **{key: str(value) if value else None})
