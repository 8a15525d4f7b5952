"""What is typed for one print of the toestemmingsverklaring (Bijlage 6) and kept nowhere.

Exists as a value of its own, so that nothing that is kept has a place for a BSN.
"""

import re
from dataclasses import dataclass, field

from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.texts import clean_text

#: A BSN is nine digits that pass the eleven-test.
_DIGITS = re.compile(r"[0-9]{9}")
_BETWEEN = re.compile(r"[ .\-]")
#: As long as the line on the paper.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class TypedOnce:
    """BSN, insurer and policy number for the lines of Bijlage 6; empty is a blank line.

    No value shows in a trace or a log: ``repr`` leaves them out.
    """

    bsn: str = field(default="", repr=False)
    insurer: str = field(default="", repr=False)
    policy_number: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        """Whether anything was typed."""
        return bool(self.bsn or self.insurer or self.policy_number)


def read_bsn(text: str) -> str:
    """The nine digits of a BSN as typed, with or without spaces, dots and dashes; empty when empty.

    Raises:
        InputError: when it is not nine digits, or fails the eleven-test (domain.md 6.5).
    """
    from stdnum.nl import bsn

    digits = _BETWEEN.sub("", text.strip())
    if not digits:
        return ""
    if not _DIGITS.fullmatch(digits):
        raise InputError(Problem("bsn", "Een BSN heeft negen cijfers"))
    if not bsn.is_valid(digits):
        raise InputError(Problem("bsn", "Dit BSN klopt niet. Kijk het na"))
    return digits


def read_once(bsn: str, insurer: str, policy_number: str) -> TypedOnce:
    """What was typed in the three fields.

    Raises:
        InputError: the BSN is none, or a text is longer than its line.
    """
    return TypedOnce(
        read_bsn(bsn), clean_text(insurer, _LONGEST), clean_text(policy_number, _LONGEST)
    )
