"""The look as data (mock/tokens.md): two sets of colours, the letter, the palette.

Exists so that no screen names a colour or a size by itself. There is no style sheet: fields.py
says why.
"""

import dataclasses
import importlib.util
import os
import sys
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

#: Forces ``light`` or ``dark``; a picture must not depend on the machine that makes it.
SCHEME_VARIABLE = "STAGEDESK_SCHEME"
# The style that every application from now on gets. Not by setStyle: that gives its style back,
# and with its names a tenth of the time until the first picture goes.
os.environ["QT_STYLE_OVERRIDE"] = "Fusion"
_TABULAR = QFont.Tag("tnum")
_WEIGHT_AXIS = QFont.Tag("wght")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme as ``#RRGGBB``; names as in tokens.md."""

    window: str
    surface: str
    side: str
    inp: str
    line: str
    field: str
    text: str
    text2: str
    accent: str
    accent_t: str
    solid: str
    solid_hover: str
    on_solid: str
    off: str
    ok: str
    ok_fill: str
    ok_sign: str
    wait: str
    wait_fill: str
    wait_sign: str
    bad: str
    bad_fill: str
    bad_sign: str
    free: str
    free_fill: str
    free_sign: str


# fmt: off
LIGHT = Tokens(
    window="#E6EAF0", surface="#FFFFFF", side="#F4F6F9", inp="#FFFFFF", line="#D9DEE6",
    field="#7F8A9C", text="#18202E", text2="#4F5A6D", accent="#2447A0", accent_t="#E4EAF9",
    solid="#2447A0", solid_hover="#1B377F", on_solid="#FFFFFF", off="#6B7688",
    ok="#14633C", ok_fill="#DDF1E5", ok_sign="#1F7A4D",
    wait="#744600", wait_fill="#FDEDCB", wait_sign="#9A6100",
    bad="#9E1B28", bad_fill="#FBE1E2", bad_sign="#BF2834",
    free="#525D70", free_fill="#E7EAF0", free_sign="#A9B2C1",
)
DARK = Tokens(
    window="#12151C", surface="#1B202A", side="#171B24", inp="#141922", line="#303848",
    field="#75819A", text="#E9ECF3", text2="#A9B3C6", accent="#A3BBFF", accent_t="#26335A",
    solid="#4169CE", solid_hover="#3559B8", on_solid="#FFFFFF", off="#8893A8",
    ok="#86DEAE", ok_fill="#16382A", ok_sign="#3FA873",
    wait="#F4C873", wait_fill="#3B2E12", wait_sign="#D59A2B",
    bad="#FFA3A6", bad_fill="#48202A", bad_sign="#E4606A",
    free="#A3AEC1", free_fill="#262D3A", free_sign="#4C566A",
)
# fmt: on

#: Sizes in pixels at 100 % and weights, by role; 13 px is 9.75 pt.
ROLES: dict[str, tuple[int, QFont.Weight]] = {
    "body": (13, QFont.Weight.Normal),
    "strong": (13, QFont.Weight.DemiBold),
    "title": (19, QFont.Weight.DemiBold),
    "total": (16, QFont.Weight.DemiBold),
    "small": (12, QFont.Weight.Normal),
    "badge": (12, QFont.Weight.DemiBold),
    "date": (11, QFont.Weight.Normal),
    "lock": (28, QFont.Weight.DemiBold),
}


@cache
def high_contrast() -> bool:
    """Whether the system asks for high contrast; then its own palette replaces ours.

    Asked once until the system says otherwise: every colour of every paint needs it.
    """
    # Both names are needed: PySide drops the inner object with the outer wrapper.
    style_hints = QGuiApplication.styleHints()
    hints = style_hints.accessibility()
    return hints.contrastPreference() == Qt.ContrastPreference.HighContrast


@cache
def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def is_dark() -> bool:
    """Whether the dark colours hold: forced by the environment, else as the system says."""
    forced = os.environ.get(SCHEME_VARIABLE)
    if forced:
        return forced == "dark"
    return _system_is_dark()


def from_palette(palette: QPalette) -> Tokens:
    """Tokens out of the system's own palette: in high contrast the shapes alone say the state."""
    role = QPalette.ColorRole
    text, ground = palette.color(role.WindowText).name(), palette.color(role.Window).name()
    values = {field.name: ground for field in dataclasses.fields(Tokens)}
    for name in ("line", "field", "text", "text2", "off", "ok", "wait", "bad", "free"):
        values[name] = text
    for name in ("ok_sign", "wait_sign", "bad_sign", "free_sign"):
        values[name] = text
    values["accent"] = palette.color(role.Highlight).name()
    values["solid"] = values["solid_hover"] = palette.color(role.Highlight).name()
    values["on_solid"] = palette.color(role.HighlightedText).name()
    values["inp"] = palette.color(role.Base).name()
    return Tokens(**values)


def tokens() -> Tokens:
    """The colours that hold now."""
    if high_contrast():
        return from_palette(QGuiApplication.palette())
    return DARK if is_dark() else LIGHT


@cache
def _qcolor(value: str) -> QColor:
    return QColor(value)


def color(name: str) -> QColor:
    """The colour of a token now, such as ``accent`` or ``wait_fill``; ask at every paint."""
    return _qcolor(getattr(tokens(), name))


@cache
def family() -> str:
    """Segoe UI on Windows, else Open Sans from its package (loaded once)."""
    if sys.platform == "win32":
        return "Segoe UI"
    package = importlib.util.find_spec("fontpkg_open_sans")
    places = package.submodule_search_locations if package else None
    if not places:
        return "Noto Sans"
    number = QFontDatabase.addApplicationFont(f"{places[0]}/files/OpenSans[wdth,wght].ttf")
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else "Noto Sans"


@cache
def font(role: str = "body") -> QFont:
    """The letter of a role (see ROLES), in points so that it grows with the system."""
    pixels, weight = ROLES[role]
    result = QFont(family())
    result.setPointSizeF(pixels * 0.75)
    result.setWeight(weight)
    if sys.platform != "win32":
        # Open Sans is one variable file: a weight alone draws regular, the axis draws it.
        result.setVariableAxis(_WEIGHT_AXIS, int(weight))
    result.setFeature(_TABULAR, 1)
    return result


def scaled(pixels: int) -> int:
    """A height of tokens.md as it must be with the letter that is really there."""
    return max(pixels, round(pixels * QFontInfo(font()).pixelSize() / 13))


def palette() -> QPalette:
    """Our tokens as a Qt palette."""
    role, now, result = QPalette.ColorRole, tokens(), QPalette()
    pairs = {
        role.Window: now.window,
        role.WindowText: now.text,
        role.Base: now.inp,
        role.AlternateBase: now.side,
        role.Text: now.text,
        role.PlaceholderText: now.text2,
        role.Button: now.surface,
        role.ButtonText: now.text,
        role.BrightText: now.bad,
        role.Highlight: now.solid,
        role.HighlightedText: now.on_solid,
        role.Accent: now.accent,
        role.Link: now.accent,
        role.LinkVisited: now.accent,
        role.ToolTipBase: now.surface,
        role.ToolTipText: now.text,
        role.Light: now.surface,
        role.Midlight: now.line,
        role.Mid: now.line,
        role.Dark: now.field,
        role.Shadow: now.field,
    }
    for key, value in pairs.items():
        result.setColor(key, _qcolor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, _qcolor(now.text2))
    return result


def apply(app: QApplication) -> None:
    """Dress the application, and again whenever the system changes between light and dark."""
    app.setFont(font())
    _dress(app)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: _dress_again(app))
    hints.accessibility().contrastPreferenceChanged.connect(lambda _wish: _dress_again(app))


def _dress_again(app: QApplication) -> None:
    high_contrast.cache_clear()
    _system_is_dark.cache_clear()
    _dress(app)


def _dress(app: QApplication) -> None:
    # The system's own palette, or ours over it.
    app.setPalette(QPalette() if high_contrast() else palette())
