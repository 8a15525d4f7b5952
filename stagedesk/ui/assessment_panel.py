"""The panel of 330 beside the sheet: hours, where each certificate stands, signatures.

Exists so that what a grade does to the certificates is in sight while it is typed.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stagedesk.domain.times import format_percent, format_total
from stagedesk.services.assessment_sheet import Sheet
from stagedesk.ui import signs, theme
from stagedesk.ui.assessment_handing import AssessmentHanding
from stagedesk.ui.assessment_signing import AssessmentSigning
from stagedesk.ui.certificate_states import SIGNS, CertificateStates
from stagedesk.ui.drafts import Drafts
from stagedesk.ui.fields import scrolled
from stagedesk.ui.hours_bar import HoursBar
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, Ground, Rule, Text

WIDTH = 330
STRIP = 36
#: Below this height the signatures scroll too.
LOW = 560


class AssessmentPanel(Ground):
    """Hours, states and handing out scroll when they must; the signatures stay below."""

    def __init__(self, drafts: Drafts) -> None:
        """Empty until show_sheet; ``drafts`` keeps the reasons that are half typed."""
        super().__init__("side")
        self.setFixedWidth(WIDTH)
        # A low window must be allowed: what does not fit scrolls.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._hours())
        column.addWidget(Rule())
        self.states = CertificateStates()
        self.handing = AssessmentHanding(drafts)
        middle = QWidget()
        self._inner = inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.states)
        inner.addWidget(self.handing)
        inner.addStretch(1)
        self._area: QScrollArea = scrolled(middle)
        self._area.viewport().installEventFilter(self)
        column.addWidget(self._area, 1)
        column.addWidget(Rule())
        self.signing = AssessmentSigning(drafts)
        column.addWidget(self.signing)
        self._column = column
        self._low = False

    def _hours(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 8, 16, 4)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._signed = Text("", "total")
        self._of = Text("", "body", "text2")
        self._badge = Badge()
        row.addWidget(self._signed)
        row.addWidget(self._of)
        row.addStretch(1)
        row.addWidget(self._badge)
        self._bar = HoursBar()
        column.addLayout(row)
        column.addWidget(self._bar)
        return holder

    def show_sheet(
        self, sheet: Sheet, moment: int, certificate: int, changed: dict[str, tuple[str, ...]]
    ) -> None:
        """Show everything of a sheet; ``moment`` and ``certificate`` are the cursor's."""
        hours, verdict = sheet.hours, sheet.verdict
        self._signed.setText(format_total(hours.signed))
        self._of.setText(f"van {hours.norm} uur getekend")
        self._of.setToolTip(hours.notice)
        percent = format_percent(hours.signed, hours.norm * 60)
        self._badge.show_state(Sign.TICK if verdict.hours_met else Sign.HALF, percent)
        why = "\n".join((verdict.hours_reason, *verdict.hours_still))
        self._badge.setToolTip(why.strip())
        self._bar.setToolTip(why.strip())
        self._bar.show_hours(
            hours.signed,
            hours.unsigned,
            hours.norm * 60,
            verdict.required_minutes,
            sheet.policy.share_percent,
        )
        self.states.show_sheet(sheet, certificate)
        self.handing.show_sheet(sheet, changed)
        self.signing.show_moment(sheet, moment)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the signatures scroll with the rest."""
        super().resizeEvent(event)
        low = event.size().height() < LOW
        if low != self._low:
            self._low = low
            if low:
                self._inner.insertWidget(2, self.signing)
            else:
                self._column.addWidget(self.signing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Earned certificates fold when there is too little height."""
        if event.type() == QEvent.Type.Resize and watched is self._area.viewport():
            self.states.set_room(self._area.viewport().height())
        return super().eventFilter(watched, event)


class CertificateStrip(QAbstractButton):
    """The panel folded into 36 px: a sign with its number for each certificate."""

    #: Pressed: the panel opens over the grid.
    opened = Signal()

    def __init__(self) -> None:
        """Empty until show_sheet."""
        super().__init__()
        self._sheet: Sheet | None = None
        self._current = 0
        self.setFixedWidth(STRIP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Certificaten tonen")
        self.clicked.connect(self.opened)

    def show_sheet(self, sheet: Sheet, certificate: int) -> None:
        """Show the six states."""
        self._sheet, self._current = sheet, certificate
        words = ", ".join(f"{p.certificate} {p.badge}" for p in sheet.verdict.parts)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """36 wide."""
        return QSize(STRIP, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Badges from the top: sign above number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("side"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), theme.color("line"))
        if self._sheet is None:
            return
        parts = self._sheet.verdict.parts
        step = min(46.0, (self.height() - 8) / max(1, len(parts)))
        for index, part in enumerate(parts):
            sign = SIGNS[part.state]
            box = QRectF(4, 6 + index * step, STRIP - 8, step - 5)
            painter.setPen(Qt.PenStyle.NoPen)
            if part.certificate == self._current:
                painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.setBrush(signs.fill_color(sign))
            painter.drawRoundedRect(box, 4, 4)
            middle = box.center()
            signs.paint(painter, sign, QRectF(middle.x() - 7, middle.y() - 15, 14, 14))
            painter.setFont(theme.font("badge"))
            painter.setPen(signs.text_color(sign))
            under = QRectF(box.left(), middle.y(), box.width(), 17)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, str(part.certificate))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
