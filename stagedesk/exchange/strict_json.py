"""JSON as dossier files may hold it, because Python's own reader takes far more than that.

What is wrong with the file as a whole raises at once. What is wrong at one place (a key given
twice, NaN, an endless number) stays in the tree as a marked value, so that the reader of the
dossier can name its place beside every other fault.
"""

import json
import math
import unicodedata
from typing import Any, Never

from stagedesk.domain.problem import InputError, Problem

#: Largest dossier file, in bytes.
LARGEST = 50 * 1000 * 1000
#: Deepest nesting; the outermost object is level 1.
DEEPEST = 32
#: Longest whole number; every number of a dossier is far shorter.
_DIGITS = 18


class Odd:
    """A value that JSON or Stagedesk does not know; ``text`` says in Dutch what is wrong."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        """Keep the sentence for the reader that knows the place."""
        self.text = text


class Repeated(dict[str, Any]):
    """An object that has a key more than once; ``twice`` names those keys."""

    def __init__(self, pairs: list[tuple[str, Any]], twice: tuple[str, ...]) -> None:
        """Keep the last value of each key, and which keys came again."""
        super().__init__(pairs)
        self.twice = twice


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Two spellings of one letter are one key: text is compared in NFC everywhere.
    named = [(unicodedata.normalize("NFC", key), value) for key, value in pairs]
    whole = dict(named)
    if len(whole) == len(named):
        return whole
    seen: set[str] = set()
    twice = [key for key, _ in named if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
    return Repeated(named, tuple(dict.fromkeys(twice)))


def _whole(digits: str) -> int | Odd:
    if len(digits) > _DIGITS:
        return Odd("dit getal is te lang. Maak het korter.")
    return int(digits)


def _real(digits: str) -> float | Odd:
    number = float(digits)
    return number if math.isfinite(number) else Odd("dit getal is te groot. Maak het kleiner.")


def _constant(name: str) -> Odd:
    return Odd(f"{name} is geen getal. Haal de sleutel weg.")


def _refuse(text: str, place: str = "") -> Never:
    raise InputError(Problem(place, text))


def _decode(data: bytes) -> str:
    if len(data) > LARGEST:
        _refuse("Dit bestand is groter dan 50 MB. Exporteer minder leerlingen tegelijk.")
    try:
        # Windows' editor puts a mark before UTF-8; it says nothing, so it is passed over.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(
            f"Dit bestand is geen tekst in UTF-8 (byte {error.start + 1}). "
            "Sla het op als UTF-8, of kies een ander bestand."
        )
    if not text.strip():
        _refuse("Dit bestand is leeg. Kies een dossierbestand (.json).")
    return text


def _check_depth(tree: dict[str, Any]) -> None:
    level: list[Any] = [tree]
    depth = 0
    while level:
        depth += 1
        if depth > DEEPEST:
            _refuse(_TOO_DEEP)
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, dict) else node)
            if isinstance(child, dict | list)
        ]


_TOO_DEEP = (
    f"Dit bestand is dieper genest dan {DEEPEST} lagen. Kies een bestand dat Stagedesk heeft "
    "gemaakt."
)


def parse(data: bytes) -> dict[str, Any]:
    """The object that a dossier file holds, with Odd and Repeated where a place is wrong.

    Args:
        data: the bytes of the file.

    Raises:
        InputError: over 50 MB, not UTF-8, empty, not JSON, deeper than 32 levels, or not an
            object; one Problem, whose field is the line and column when there is one.
    """
    text = _decode(data)
    try:
        tree = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole,
            parse_float=_real,
            parse_constant=_constant,
        )
    except RecursionError:
        _refuse(_TOO_DEEP)
    except json.JSONDecodeError as error:
        _refuse(
            "Hier klopt de JSON niet. Kijk of er een komma, haakje of aanhalingsteken ontbreekt, "
            "of te veel staat.",
            f"regel {error.lineno}, teken {error.colno}",
        )
    if not isinstance(tree, dict):
        _refuse('Dit is geen dossierbestand: het begint niet met {"stagedesk": 1, ...}.')
    _check_depth(tree)
    return tree
