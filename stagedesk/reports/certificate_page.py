"""The page that both certificates stand on: frame, seal, signing lines, names, coloured signs."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from stagedesk.domain.times import format_date
from stagedesk.reports import ornament
from stagedesk.reports.letters import Type, balanced, check_text, clean, fit, width
from stagedesk.reports.style import BLACK, Align, Colour, SchoolHead, Sheet

WIDTH, HEIGHT = 297.0, 210.0
MIDDLE = WIDTH / 2
#: Signature lines: left ends, width and height; at least 15 mm free above them.
SIGN_LEFT, SIGN_WIDE, SIGN_Y = (30.0, 193.0), 74.0, 174.0
#: Text ends here: 15 mm above the signature lines, and a seal of 9 mm radius still fits.
TEXT_END = 159.0
SEAL_BOTTOM, SEAL_GAP, SEAL_MOST, SEAL_LEAST = 182.5, 5.0, 14.5, 9.0
NAME_ROOM = 236.0
#: Capitals with air stay between logo and school year.
SPACED_ROOM = 150.0

NAVY: Colour = (ornament.NAVY.red, ornament.NAVY.green, ornament.NAVY.blue)
OCHRE: Colour = (ornament.OCHRE_TEXT.red, ornament.OCHRE_TEXT.green, ornament.OCHRE_TEXT.blue)


class Line(NamedTuple):
    """One line of text: place in mm, text, type, and what stands beside it."""

    x: float
    y: float
    text: str
    kind: Type
    colour: Colour = BLACK
    align: Align = "center"
    tick_at: float | None = None


class Signing(NamedTuple):
    """Who signs a certificate, when, and its number; an empty name leaves it open."""

    jobcoach: str
    director: str
    on: date
    number: str


def what_student_can(description: str, first_name: str) -> str:
    """Returns the policy's description as a sentence about one student.

    'De leerling is in staat om ...' becomes 'Oğuzhan is in staat om ...'; other words stay.
    """
    sentence = " ".join(description.split())
    if first_name:
        for start in ("De leerling ", "de leerling "):
            if sentence.startswith(start):
                sentence = f"{first_name} {sentence[len(start) :]}"
    return sentence if not sentence or sentence.endswith((".", "!")) else f"{sentence}."


def name_lines(name: str, most: float, font: str = "Spectral-Medium") -> tuple[Type, list[str]]:
    """Returns type and lines of a name: from ``most`` pt down to 22 on one line, then two."""
    name = " ".join(clean(name).split())
    size = most
    while size > 22 and width(name, Type(font, size)) > NAME_ROOM:
        size -= 0.5
    kind = Type(font, size)
    if width(name, kind) <= NAME_ROOM:
        return kind, [name]
    words = name.split(" ")
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    best = min(halves, key=lambda pair: max(width(half, kind) for half in pair), default=None)
    if best and all(width(half, kind) <= NAME_ROOM for half in best):
        return kind, list(best)
    return kind, list(balanced(name, kind, NAME_ROOM).lines)


def begin_page(sheet: Sheet, school: SchoolHead, grade_year: int, school_year: str) -> None:
    """Begins a landscape page with frame, logo and school year."""
    sheet.page(landscape=True)
    if not sheet.canvas.hasForm("frame"):
        # Drawn once, however many certificates the file holds.
        sheet.canvas.beginForm("frame", 0, 0, WIDTH * mm, HEIGHT * mm)
        ornament.frame(sheet.canvas, WIDTH * mm, HEIGHT * mm)
        sheet.canvas.endForm()
    sheet.canvas.doForm("frame")
    sheet.logo(school, 26, 24, (38.0, 12.0), align="left")
    year = f"Leerjaar {grade_year} · schooljaar {school_year}"
    sheet.text(271, 28.9, "Stage", Type("FiraSans-SemiBold", 10), align="right")
    sheet.text(271, 33.5, year, Type("FiraSans-Regular", 9), align="right")


def plan_name(lines: list[Line], name: tuple[Type, list[str]], y: float, share: float) -> float:
    """Adds a name's lines to a plan, below y (mm); returns its last baseline."""
    kind, texts = name
    y += (5.2 + kind.size * 0.27) * share
    for number, text in enumerate(texts):
        y += kind.size * 0.4 if number else 0.0
        lines.append(Line(MIDDLE, y, text, kind, NAVY))
    return y


def draw_seal(sheet: Sheet, bottom: float, number: str | None) -> None:
    """The seal stands on 182.5 and gives way to the text above it (paper.md)."""
    radius = max(SEAL_LEAST, min(SEAL_MOST, (SEAL_BOTTOM - bottom - SEAL_GAP) / 2))
    y = SEAL_BOTTOM - radius
    middle = ornament.seal(sheet.canvas, MIDDLE * mm, (HEIGHT - y) * mm, radius * mm) / mm
    if number is None:
        size = middle * 1.1
        ochre_tick(sheet, MIDDLE - size / 2, y + size * 0.43, size, 3.4 * radius / 12.6)
    else:
        kind = Type("Spectral-SemiBold", round(radius * 2.2, 1))
        sheet.text(MIDDLE, y + kind.size * 0.115, number, kind, align="center", colour=NAVY)


def draw_signing(sheet: Sheet, school: SchoolHead, signing: Signing) -> None:
    """Draws the two lines to sign on, place, date and number."""
    signers = (
        (signing.jobcoach, "jobcoach"),
        (signing.director, f"directeur {school.name}".strip()),
    )
    for x, (name, role) in zip(SIGN_LEFT, signers, strict=True):
        sheet.line(x, SIGN_Y, x + SIGN_WIDE, SIGN_Y, 0.6)
        y = SIGN_Y + 0.7
        if name:
            shown = fit(name, Type("FiraSans-SemiBold", 10), SIGN_WIDE)
            y = sheet.fitted(x, SIGN_Y + 4.8, shown, 3.7)
        sheet.fitted(x, y + 4.1, fit(role, Type("FiraSans-Regular", 9), SIGN_WIDE), 3.5)
    place = f"{school.place}, " if school.place else ""
    # One that is not handed out yet has no number.
    number = f"   ·   nummer {signing.number}" if signing.number else ""
    foot = f"{place}{format_date(signing.on)}{number}"
    sheet.text(MIDDLE, 191.2, foot, Type("FiraSans-Regular", 8.5), align="center")


def draw_lines(sheet: Sheet, lines: Sequence[Line]) -> None:
    """Draws planned lines, each with its tick where it has one."""
    for line in lines:
        sheet.text(line.x, line.y, line.text, line.kind, align=line.align, colour=line.colour)
        if line.tick_at is not None:
            ochre_tick(sheet, line.tick_at, line.y)


def spaced(sheet: Sheet, y: float, text: str, kind: Type, spacing: float) -> None:
    """Capitals with air between them (``spacing`` pt, less where it is long), centred, ochre."""
    if check_text(text, kind.font):
        sheet.text(MIDDLE, y, text, kind, align="center")
        return
    text = clean(text)
    while spacing > 0.6 and width(text, kind) * mm + len(text) * spacing > SPACED_ROOM * mm:
        spacing -= 0.3
    wide = width(text, kind) * mm + (len(text) - 1) * spacing
    out = sheet.canvas.beginText(MIDDLE * mm - wide / 2, (HEIGHT - y) * mm)
    out.setFont(kind.font, kind.size)
    out.setFillColorRGB(*OCHRE)
    out.setCharSpace(spacing)
    out.textOut(text)
    out.setCharSpace(0)
    out.setFillColorRGB(*BLACK)
    sheet.canvas.drawText(out)


def rule(sheet: Sheet, left: float, right: float, y: float, colour: Color) -> None:
    """A coloured line from left to right at y (mm)."""
    canvas = sheet.canvas
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(1.3)
    canvas.line(left * mm, (HEIGHT - y) * mm, right * mm, (HEIGHT - y) * mm)
    canvas.restoreState()


def ochre_tick(sheet: Sheet, x: float, y: float, size: float = 3.4, points: float = 1.6) -> None:
    """A tick in ochre from x to the right, standing on y (mm); ``points`` is its width."""
    canvas = sheet.canvas
    path = canvas.beginPath()
    path.moveTo(x * mm, (HEIGHT - y + size * 0.36) * mm)
    path.lineTo((x + size * 0.34) * mm, (HEIGHT - y) * mm)
    path.lineTo((x + size) * mm, (HEIGHT - y + size * 0.86) * mm)
    canvas.saveState()
    canvas.setStrokeColor(ornament.OCHRE)
    canvas.setLineWidth(points)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.drawPath(path)
    canvas.restoreState()


def diamond(sheet: Sheet, x: float, y: float, size: float) -> None:
    """The small sign before a skill, at the height of a text of ``size`` pt on baseline y."""
    path, half = sheet.canvas.beginPath(), size * 0.17
    cx, cy = x * mm, (HEIGHT - y) * mm + size * 0.3
    path.moveTo(cx, cy + half)
    for dx, dy in ((half, 0.0), (0.0, -half), (-half, 0.0)):
        path.lineTo(cx + dx, cy + dy)
    path.close()
    sheet.canvas.saveState()
    sheet.canvas.setFillColor(ornament.NAVY)
    sheet.canvas.drawPath(path, stroke=0, fill=1)
    sheet.canvas.restoreState()
