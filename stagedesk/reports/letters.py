"""The letters of the papers: fonts, widths, fitting and wrapping, and what cannot be printed.

Every text that goes to paper passes `clean` here, the one place where text is made fit to print.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import NamedTuple

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_PACKAGES = {
    "FiraSansCondensed": "fontpkg_fira_sans_condensed",
    "FiraSans": "fontpkg_fira_sans",
    "Spectral": "fontpkg_spectral",
}
#: Every font of the papers, by the name of its file.
FONTS = (
    *(f"FiraSans-{w}" for w in ("Regular", "Medium", "SemiBold", "Bold", "Light", "Italic")),
    *(f"FiraSansCondensed-{w}" for w in ("Regular", "Medium", "SemiBold", "Bold")),
    *(f"Spectral-{w}" for w in ("Regular", "Medium", "SemiBold", "Italic")),
)
#: What a value that is too wide becomes, one after the other (paper.md, Long texts).
_SHRINK = (1.0, 0.93, 0.85)
#: Shares of the room that are tried to make a short last line longer.
_NARROWER = (0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79, 0.76, 0.73, 0.7)
#: A word ends at a space or after a hyphen; a no-break space and a hyphen in a date hold.
_BREAKS = re.compile(r"[^\S\u00a0]+|(?:(?<=\d)-+(?=\d)|[^\s-]|\u00a0)*-*")


class Type(NamedTuple):
    """A font at a size in points."""

    font: str
    size: float

    @property
    def condensed(self) -> "Type":
        """The same weight and size in the condensed width; itself where there is none."""
        font = self.font.replace("FiraSans-", "FiraSansCondensed-")
        return Type(font, self.size) if font in FONTS else self

    def at(self, size: float) -> "Type":
        """The same font at another size in points."""
        return Type(self.font, size)


class Fitted(NamedTuple):
    """A text as it goes to paper: one type, one or more lines."""

    type: Type
    lines: tuple[str, ...]


@cache
def printable(font: str) -> frozenset[str]:
    """Load the font on first use; the characters that it can print."""
    package = _PACKAGES[font.partition("-")[0]]
    with as_file(files(package) / "files" / f"{font}.ttf") as path:
        # Without the readable ASCII half only the letters that are used are embedded.
        letters = TTFont(font, str(path), asciiReadable=0)
    pdfmetrics.registerFont(letters)
    return frozenset(chr(code) for code in letters.face.charToGlyph)


def clean(text: str) -> str:
    """Make a text fit to print: composed letters, plain spaces, nothing invisible.

    Line breaks stay; control characters and exotic spaces become a space, formatting characters
    (soft hyphen, joiners, direction marks) go.
    """
    if text.isascii() and text.isprintable():
        return text
    out = []
    for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        kind = unicodedata.category(char)
        if char != "\n" and kind in ("Cc", "Zs", "Zl", "Zp") and char != "\u00a0":
            out.append(" ")
        elif kind != "Cf":
            out.append(char)
    return "".join(out)


def check_text(text: str, font: str = "FiraSans-Regular") -> list[str]:
    """The characters of a text that the font lacks, each once, in the order of the text."""
    known = printable(font)
    return list(dict.fromkeys(c for c in clean(text) if c not in known and c != "\n"))


@lru_cache(maxsize=60_000)
def _points(text: str, font: str) -> float:
    printable(font)
    return float(pdfmetrics.stringWidth(text, font, 1000.0))


def width(text: str, kind: Type) -> float:
    """Width of a text in mm."""
    return _points(text, kind.font) * kind.size / 1000.0 / mm


def _pieces(word: str, kind: Type, room: float) -> list[str]:
    """A word that is too wide, cut after @ and dots where it has them, else between letters."""
    out: list[str] = []
    part = ""
    for piece in re.findall(r"[^@.]*[@.]?", word):
        # A piece that no line can hold gives way between its letters.
        for step in (piece,) if width(piece, kind) <= room else piece:
            if part and width(part + step, kind) > room:
                out.append(part)
                part = ""
            part += step
    return [*out, part]


@lru_cache(maxsize=20_000)
def wrap(text: str, kind: Type, room: float) -> tuple[str, ...]:
    """Break a text into lines of at most ``room`` mm.

    Lines break at spaces and after hyphens, at line breaks always, at no-break spaces never; a
    word wider than a line breaks after @ and dots, else between letters: nothing is ever cut off.
    """
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        line = ""
        for word in filter(None, _BREAKS.findall(paragraph.strip())):
            if word.isspace():
                line += " "
                continue
            if width(line + word, kind) <= room:
                line += word
                continue
            pieces = [word] if width(word, kind) <= room else _pieces(word, kind, room)
            if line.strip():
                if len(pieces) > 1 and width(line + pieces[0], kind) <= room:
                    pieces[0] = line + pieces[0]
                else:
                    lines.append(line.rstrip())
            for piece in pieces[:-1]:
                lines.append(piece)
            line = pieces[-1]
        lines.append(line.rstrip())
    return tuple(lines)


@lru_cache(maxsize=10_000)
def running(text: str, kind: Type, room: float) -> tuple[str, ...]:
    """Running text as lines; the last line of each paragraph is no shorter than a quarter."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        own = wrap(paragraph, kind, room)
        if len(own) > 1 and width(own[-1], kind) < room / 4:
            for narrower in _NARROWER:
                tighter = wrap(paragraph, kind, room * narrower)
                if len(tighter) == len(own) and width(tighter[-1], kind) >= room / 4:
                    own = tighter
                    break
        lines.extend(own)
    return tuple(lines)


@lru_cache(maxsize=20_000)
def fit(text: str, kind: Type, room: float) -> Fitted:
    """Fit a value into ``room`` mm: usual width, Condensed, 93 %, 85 %, then more lines."""
    text = clean(text).replace("\n", " ").strip()
    narrow = kind.condensed
    for candidate in (kind, *(narrow.at(kind.size * share) for share in _SHRINK)):
        if width(text, candidate) <= room:
            return Fitted(candidate, (text,))
    last = narrow.at(kind.size * _SHRINK[-1])
    return Fitted(last, wrap(text, last, room))


@lru_cache(maxsize=5_000)
def balanced(text: str, kind: Type, room: float) -> Fitted:
    """A label of one line if 10, 9.8 or 9.6 pt allows it, else lines of about equal width."""
    text = clean(text)
    lines = wrap(text, kind, room)
    for share in (0.98, 0.96):
        smaller = kind.at(kind.size * share)
        fewer = wrap(text, smaller, room)
        if len(fewer) < len(lines):
            return Fitted(smaller, fewer)
    longest = max((width(word, kind) for word in _BREAKS.findall(text)), default=room)
    tight = room * 0.96
    while len(lines) > 1 and tight > longest:
        closer = wrap(text, kind, tight)
        if len(closer) > len(lines):
            break
        lines = closer
        tight *= 0.96
    return Fitted(kind, lines)


def forget() -> None:
    """Let go of every text that was fitted, after a paper with something typed for it alone."""
    for kept in (_points, wrap, running, fit, balanced):
        kept.cache_clear()
