"""The two kinds of trouble that a user can do something about: input and the world."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error is not saved, a warning is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one input that its user can mend.

    Attributes:
        field: name of the field, or a place such as ``days.mon.end``; empty for the whole.
        text: one Dutch sentence that says what to do.
        severity: an error leaves the field as it was, a warning is saved and shown.
    """

    field: str
    text: str
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether the input may not be saved."""
        return self.severity is Severity.ERROR


class InputError(ValueError):
    """Input that cannot be taken; carries every Problem found, in Dutch."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems; the message is their texts."""
        self.problems = problems
        super().__init__("\n".join(f"{p.field}: {p.text}" if p.field else p.text for p in problems))


class DeskError(Exception):
    """The world is at fault (locked, full, wrong password): one Dutch sentence, what to do."""


class DiskError(DeskError):
    """The disk is full, gone, in use or read-only: the same may work a moment later."""
