"""Where a first name still stands in what others wrote: a list to look at, before and after."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stagedesk.services.removal_places import Place
from stagedesk.services.removal_words import LOOK
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.widgets import Paragraph, SectionHead, Text

#: More places than this are counted.
_SHOWN = 40


class LookList(QWidget):
    """The places with of whom they are; nothing at all when there are none."""

    def __init__(self, width: int) -> None:
        """Empty and hidden until ``show_places``."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.rows = Rows()
        column.addWidget(SectionHead("Bij anderen geschreven"))
        column.addWidget(Paragraph(f"{LOOK} Een bijnaam kent Stagedesk niet.", width))
        column.addWidget(self.rows)
        self.hide()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show where to look."""
        shown = [Text(one.shown) for one in places[:_SHOWN]]
        for line in shown:
            line.setWordWrap(True)
        rest = len(places) - len(shown)
        rows: list[QWidget] = [*shown, *([Text(f"en nog {rest}")] if rest else [])]
        self.rows.show_rows(rows, "")
        self.setVisible(bool(places))
