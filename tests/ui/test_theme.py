import dataclasses
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from stagedesk.ui import icons, signs, theme
from stagedesk.ui.signs import Sign

SCHEMES = [pytest.param(theme.LIGHT, id="light"), pytest.param(theme.DARK, id="dark")]
#: (words or shape, ground, least contrast): text needs 4.5, a border or a sign 3.
PAIRS = [
    ("text", "window", 4.5),
    ("text", "surface", 4.5),
    ("text", "side", 4.5),
    ("text", "accent_t", 4.5),
    ("text2", "window", 4.5),
    ("text2", "accent_t", 4.5),
    ("text2", "inp", 4.5),
    ("accent", "accent_t", 4.5),
    ("accent", "side", 4.5),
    ("on_solid", "solid", 4.5),
    ("on_solid", "solid_hover", 4.5),
    ("ok", "ok_fill", 4.5),
    ("wait", "wait_fill", 4.5),
    ("bad", "bad_fill", 4.5),
    ("bad", "surface", 4.5),
    ("wait", "surface", 4.5),
    ("free", "free_fill", 4.5),
    ("field", "side", 3.0),
    ("field", "surface", 3.0),
    ("off", "surface", 3.0),
    ("ok_sign", "ok_fill", 3.0),
    ("wait_sign", "wait_fill", 3.0),
    ("bad_sign", "bad_fill", 3.0),
    ("accent", "surface", 3.0),
]


def _luminance(value: str) -> float:
    channels = []
    for start in (1, 3, 5):
        share = int(value[start : start + 2], 16) / 255
        channels.append(share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4)
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_words_and_shapes_stand_out_from_their_ground(
    scheme: theme.Tokens, ink: str, ground: str, least: float
) -> None:
    assert _contrast(getattr(scheme, ink), getattr(scheme, ground)) >= least


def test_semibold_is_really_drawn_wider_than_regular() -> None:
    words = "Yusuf van der Meer"
    regular = QFontMetricsF(theme.font("body")).horizontalAdvance(words)
    assert QFontMetricsF(theme.font("strong")).horizontalAdvance(words) > regular


@pytest.mark.parametrize("role", sorted(theme.ROLES))
def test_digits_are_tabular_in_every_role(role: str) -> None:
    metrics = QFontMetricsF(theme.font(role))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_a_forced_scheme_wins_from_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(theme.SCHEME_VARIABLE, "dark")
    assert theme.color("surface") == QColor(theme.DARK.surface)


def test_high_contrast_takes_every_colour_from_the_systems_palette() -> None:
    palette = theme.palette()
    tokens = theme.from_palette(palette)
    known = {palette.color(role).name() for role in palette.ColorRole if role != role.NColorRoles}
    assert {getattr(tokens, field.name).lower() for field in dataclasses.fields(tokens)} <= known


def _drawn(sign: Sign) -> bytes:
    image = QImage(24, 24, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    signs.paint(painter, sign, QRectF(2, 2, 20, 20), QColor("black"))
    painter.end()
    return bytes(image.constBits())


def test_every_state_has_a_shape_of_its_own_without_its_colour() -> None:
    assert len({_drawn(sign) for sign in Sign}) == len(Sign)


@pytest.mark.parametrize("name", sorted(p.stem for p in icons.folder().glob("*.svg")))
def test_every_icon_opens_and_takes_the_colour_of_its_token(name: str) -> None:
    image = icons.pixmap(name, "accent", 24).toImage()
    painted = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 120
    ]
    assert painted
    # Half covered pixels are rounded; black would have no blue.
    assert all(pixel.blue() - pixel.red() > 80 for pixel in painted)


def test_every_application_gets_the_one_style_also_where_the_desktop_asks_for_another() -> None:
    say = "from PySide6.QtWidgets import QApplication as A; print(A([]).style().objectName())"
    given = os.environ | {"QT_STYLE_OVERRIDE": "Windows"}
    for begin, style in (("", "windows"), ("import stagedesk.ui.theme; ", "fusion")):
        command = [sys.executable, "-c", begin + say]
        told = subprocess.run(command, env=given, capture_output=True, text=True, check=True)
        assert told.stdout.strip() == style
