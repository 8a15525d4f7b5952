"""Typing a grade key by key: what can still become one is taken, the rest is refused at once.

Exists so that the sheet refuses at the key press and says why, with the domain's own sentence.
"""

import re
from dataclasses import dataclass

from stagedesk.domain.grades import parse_grade
from stagedesk.domain.problem import InputError

_BEGINNING = re.compile(r"(10(,0?)?|[1-9](,[0-9]?)?)?")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the cell while typing.

    Attributes:
        text: as typed, with a comma. tenths: the grade that it is now; None when empty.
    """

    text: str = ""
    tenths: int | None = None


def add(before: Typed, letter: str) -> Typed:
    """The cell after one more key.

    Raises:
        InputError: with it, the text can never become a grade; the cell stays as it was.
    """
    text = before.text + letter.replace(".", ",")
    if letter.isspace():
        return before
    if not _BEGINNING.fullmatch(text):
        # The domain says why; it takes nothing that the pattern above refuses.
        parse_grade(text)
    return Typed(text, _tenths(text))


def take_back(before: Typed) -> Typed:
    """The cell without its last key."""
    text = before.text[:-1]
    return Typed(text, _tenths(text))


def _tenths(text: str) -> int | None:
    try:
        return parse_grade(text.rstrip(",")) if text else None
    except InputError:
        return None
