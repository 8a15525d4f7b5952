"""Free text as a person types it: cleaned before it is kept, folded before it is searched."""

import re
import unicodedata
from collections.abc import Iterable

from stagedesk.domain.problem import InputError, Problem

#: Longest single line and longest text, in characters, where a field says nothing else.
LINE_LENGTH = 200
TEXT_LENGTH = 10_000

# Letters that Unicode does not take apart into a base letter and a mark.
_BASE_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ı": "i",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŋ": "n",
        "ə": "e",
        "'": "",
        "’": "",
        "‘": "",
        "`": "",
        "ʼ": "",
        "-": " ",
        "‐": " ",
        "–": " ",
    }
)


def fold(text: str) -> str:
    """The text as search and sort see it: small base letters, single spaces.

    Marks fall away (``Öz`` stands by O, ``Şahin`` is found by ``sahin``), apostrophes too;
    a hyphen is a space. Folding twice changes nothing more.
    """
    taken_apart = unicodedata.normalize("NFKD", text)
    for _ in range(2):
        # Folding case can bring new marks (İ becomes i with a dot), so take apart again.
        taken_apart = unicodedata.normalize("NFKD", taken_apart.casefold())
    bare = "".join(letter for letter in taken_apart if not unicodedata.combining(letter))
    return " ".join(bare.translate(_BASE_LETTERS).split())


def clean_text(text: str, largest: int = 0, *, lines: bool = False) -> str:
    """The text as it is kept: NFC, trimmed, without control or invisible characters.

    Args:
        text: as typed or pasted.
        largest: most characters; 0 takes the usual limit of a line or a text.
        lines: keep line breaks; otherwise they become spaces.

    Raises:
        InputError: when it is longer than it may be.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    kept = []
    for letter in text:
        if letter == "\n" and lines:
            kept.append(letter)
        elif letter.isspace():
            kept.append(" ")
        elif unicodedata.category(letter) not in ("Cc", "Cf", "Cs"):
            kept.append(letter)
    joined = unicodedata.normalize("NFC", "".join(kept))
    # Pasted tables bring runs of spaces; inside a text of lines they may be meant.
    cleaned = re.sub(r" +(?=\n)", "", joined).strip() if lines else " ".join(joined.split())
    most = largest or (TEXT_LENGTH if lines else LINE_LENGTH)
    if len(cleaned) > most:
        raise InputError(Problem("", f"Hooguit {most} letters"))
    return cleaned


def format_list(words: Iterable[str]) -> str:
    """Words as Dutch sums them up: ``ma, di en do``; empty when there are none."""
    *firsts, last = list(words) or [""]
    return f"{', '.join(firsts)} en {last}" if firsts else last
