"""What a week adds up to, and what it makes of the school year once it is signed."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.times import format_hours, format_percent, format_total
from stagedesk.services.slip_page import SlipPage
from stagedesk.ui.signs import Sign
from stagedesk.ui.slips_note import NoteLine
from stagedesk.ui.widgets import Text


class WeekTotals(QWidget):
    """Hours of the week, a doubt about the whole week, hours of the school year."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        week = QHBoxLayout()
        self.week = Text("", "total")
        week.addWidget(Text("Weektotaal", "strong"))
        week.addWidget(Text("pauze telt mee", "small", "text2"))
        week.addStretch(1)
        week.addWidget(self.week)
        column.addLayout(week)
        self._doubt = NoteLine()
        column.addWidget(self._doubt)
        year = QHBoxLayout()
        self._label = Text("", "body", "text2")
        self.year = Text("", "body", "text2")
        year.addWidget(self._label)
        year.addStretch(1)
        year.addWidget(self.year)
        column.addLayout(year)

    def show_page(self, page: SlipPage) -> None:
        """Show what a slip adds up to."""
        self.week.setText(f"{format_hours(page.slip.minutes)} uur")
        gains = page.minutes_if_signed > page.signed_minutes
        self._label.setText("Als dit getekend is" if gains else "Getekend dit schooljaar")
        share = format_percent(page.minutes_if_signed, page.norm_hours * 60)
        hours = format_total(page.minutes_if_signed)
        self.year.setText(f"{hours} van {page.norm_hours} uur ({share})")
        doubts = [problem for problem in page.warnings if problem.field in ("days", "")]
        if doubts:
            self._doubt.say(doubts[0].text, Sign.HALF)
        else:
            self._doubt.hide()
