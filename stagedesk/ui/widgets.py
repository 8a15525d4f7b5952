"""What a page is built of beside its buttons: heads, badges, bars, banners, empty states.

Exists so that the tabs agree on spacing and on how a state is said.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stagedesk.ui import signs, theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.signs import Sign


class Ground(QWidget):
    """A plain widget on the colour of a token; follows light and dark by itself."""

    def __init__(self, token: str = "surface") -> None:
        """``token`` is the ground's colour."""
        super().__init__()
        self._token = token

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill."""
        QPainter(self).fillRect(event.rect(), theme.color(self._token))


class Rule(QWidget):
    """A thin separator, decoration only."""

    def __init__(self, vertical: bool = False) -> None:
        """Horizontal unless ``vertical``."""
        super().__init__()
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line."""
        QPainter(self).fillRect(self.rect(), theme.color("line"))


class Text(QLabel):
    """Words in a role of the theme and the colour of a token; follows light and dark."""

    def __init__(self, text: str = "", role: str = "body", token: str = "text") -> None:
        """``role`` is one of theme.ROLES."""
        super().__init__(text)
        self._token = token
        self.setFont(theme.font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._tint()

    def set_token(self, token: str) -> None:
        """Another colour from now on."""
        self._token = token
        self._tint()

    def _tint(self) -> None:
        palette = self.palette()
        if palette.color(self.foregroundRole()) != theme.color(self._token):
            palette.setColor(self.foregroundRole(), theme.color(self._token))
            self.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Take the colour of now."""
        self._tint()
        super().paintEvent(event)


class Paragraph(Text):
    """Words that wrap at a fixed width and are as high as they need, also in a small card."""

    def __init__(self, text: str, width: int, role: str = "body", token: str = "text2") -> None:
        """``width`` in logical pixels."""
        super().__init__(text, role, token)
        self.setWordWrap(True)
        self.setFixedWidth(width)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Other words, another height."""
        super().setText(text)
        self.setMinimumHeight(self.heightForWidth(self.width()) if text else 0)


class ElidedText(Text):
    """One line that may end in dots (companies, never a person's name); tool tip has it whole."""

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much as fits."""
        whole = self.text()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(whole if shown != whole else "")
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.color(self._token))
        painter.drawText(self.rect(), int(self.alignment().value), shown)


class Badge(QWidget):
    """A state in at most three words; never a button."""

    def __init__(self, sign: Sign | None = None, text: str = "") -> None:
        """Takes no room while there is no ``sign``: no state, no badge."""
        super().__init__()
        self._sign: Sign | None = None
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(sign, text)

    def show_state(self, sign: Sign | None, text: str = "") -> None:
        """Say another state, or none."""
        self._sign, self._text = sign, text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words that show."""
        return self._text

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        if self._sign is None:
            return QSize(0, theme.scaled(20))
        words = QFontMetrics(theme.font("badge")).horizontalAdvance(self._text)
        return QSize(round(signs.badge_width(words)), theme.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The badge."""
        if self._sign is not None:
            signs.paint_badge(QPainter(self), QRectF(self.rect()), self._sign, self._text)


class SignMark(QWidget):
    """A state sign alone, for rows that say the rest in words."""

    def __init__(self, sign: Sign | None = None, size: int = 14, name: str = "") -> None:
        """``name`` says the state to who cannot see it."""
        super().__init__()
        self._sign = sign
        self.setFixedSize(size, size)
        self.setAccessibleName(name)

    def show_sign(self, sign: Sign | None, name: str = "") -> None:
        """Another sign, or none."""
        self._sign = sign
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign."""
        if self._sign is not None:
            signs.paint(QPainter(self), self._sign, QRectF(self.rect()))


class SectionHead(QWidget):
    """A section's title with a thin line under it; at the right a hint or an accent word."""

    #: The accent word was pressed.
    acted = Signal()

    def __init__(self, title: str, hint: str = "", action: str = "") -> None:
        """``action`` is the accent word (a button), ``hint`` grey words."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.title = Text(title, "strong")
        self.hint = Text(hint, "small", "text2")
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.hint)
        self.link = Button(action, kind="link", name=f"{title}: {action}") if action else None
        if self.link is not None:
            self.link.clicked.connect(self.acted)
            row.addWidget(self.link)
        column.addLayout(row)
        column.addWidget(Rule())
        self.setMinimumHeight(theme.scaled(32))


class EmptyState(QWidget):
    """One sentence and one button, at the top left of the page; a second one is outlined."""

    #: The button was pressed.
    acted = Signal()
    #: The second button was pressed.
    other_acted = Signal()

    def __init__(
        self,
        sentence: str,
        button: str = "",
        sign: Sign | None = None,
        *,
        other: str = "",
        other_icon: str = "folder",
    ) -> None:
        """With ``sign`` TICK it says that all is done; ``other`` are the second button's words."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        if sign is not None:
            row.addWidget(SignMark(sign, 18))
        self.sentence = Text(sentence)
        self.sentence.setWordWrap(True)
        row.addWidget(self.sentence, 1)
        column.addLayout(row)
        if button:
            press = Button(button, kind="primary")
            press.clicked.connect(self.acted)
            buttons = QHBoxLayout()
            buttons.setSpacing(10)
            buttons.addWidget(press)
            if other:
                second = Button(other, icon=other_icon)
                second.clicked.connect(self.other_acted)
                buttons.addWidget(second)
            buttons.addStretch(1)
            column.addLayout(buttons)
            self.setFocusProxy(press)
        column.addStretch(1)


class Banner(QWidget):
    """The one urgent line on top of a page, with one button."""

    #: The button was pressed.
    acted = Signal()

    def __init__(self, sign: Sign = Sign.ALERT, sentence: str = "", button: str = "") -> None:
        """Words in the sign's colour on its fill."""
        super().__init__()
        self._sign = sign
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 5, 8, 5)
        self._sentence = Text(sentence, "strong")
        self._sentence.setWordWrap(True)
        row.addWidget(self._sentence, 1)
        self.button = Button(button)
        self.button.clicked.connect(self.acted)
        row.addWidget(self.button)
        # Only now: shown without a parent it would be a window and take the focus away.
        self.button.setVisible(bool(button))
        self.setMinimumHeight(theme.scaled(40))
        self.say(sentence, sign)

    def say(self, sentence: str, sign: Sign = Sign.ALERT) -> None:
        """Another sentence; an empty one hides the banner."""
        self._sign = sign
        self._sentence.setText(sentence)
        tone = signs.TONES[sign]
        self._sentence.set_token("text" if tone in ("line", "off") else tone)
        self.setAccessibleName(sentence)
        if not sentence:
            self.hide()
        elif not self.isWindow():
            # A widget without a parent would open as a window of its own.
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill and sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(signs.fill_color(self._sign))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        signs.paint(painter, self._sign, QRectF(13, (self.height() - 16) / 2, 16, 16))


class PageHead(QWidget):
    """Who or what the page is about, 52 high; its buttons at the right."""

    def __init__(self) -> None:
        """Empty until show_title; add buttons with add_action."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        self.before = QHBoxLayout()
        self.before.setSpacing(0)
        self.title = Text("", "title")
        self.second = ElidedText("", "body", "text2")
        self.second.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(10)
        row.addLayout(self.before)
        row.addWidget(self.title)
        row.addSpacing(4)
        row.addWidget(self.second, 1)
        row.addLayout(self._actions)
        self.setFixedHeight(theme.scaled(52))

    def show_title(self, title: str, second: str = "") -> None:
        """A name is never cut off; the second text may end in dots."""
        self.title.setText(title)
        self.second.setText(second)
        self._fit()

    def _fit(self) -> None:
        """A long name gets a smaller letter, then two lines; the buttons keep their room."""
        taken = self.before.sizeHint().width() + self._actions.sizeHint().width()
        room = max(120, self.width() - taken - 40 - 28)
        name = self.title.text()
        for role in ("title", "strong", "badge"):
            width = QFontMetrics(theme.font(role)).horizontalAdvance(name) + 2
            if width <= room:
                break
        self.title.setFont(theme.font(role))
        self.title.setWordWrap(width > room)
        self.title.setFixedWidth(min(width, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the name again."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The buttons, and a name on two lines."""
        taken = self.before.sizeHint().width() + self._actions.sizeHint().width()
        name = min(120, QFontMetrics(theme.font("title")).horizontalAdvance(self.title.text()))
        return QSize(taken + 40 + 28 + name, self.minimumHeight())

    def fold(self, narrow: bool) -> None:
        """Narrow: buttons with an icon lose their words, which stay as name and tool tip."""
        self.setFixedHeight(theme.scaled(44 if narrow else 52))
        for button in self.findChildren(Button):
            button.set_folded(narrow)
        self._fit()

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a badge at the right end."""
        self._actions.addWidget(widget)
