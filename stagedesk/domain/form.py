"""What a form asks, declared once as plain data: screen, rules and paper all read it here."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a field holds; the screen picks its editor by it, the reader its parser."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    HOURS = "hours"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBERS = "numbers"
    FLAG = "flag"
    WEEKDAYS = "weekdays"
    LINES = "lines"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    STUDENT_NUMBER = "student_number"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    Attributes:
        name: English, equal to the column's and the record's name.
        label: Dutch, as the source's form prints it.
        kind: what it holds; a value is None when empty.
        choices: (value, Dutch label) pairs of a CHOICE (one) or CHOICES (some, a tuple);
            empty when they depend on data and the caller fills them. NUMBERS are CHOICES whose
            values are whole numbers.
        hint: a few Dutch words at the right end of the label's line.
        placeholder: Dutch example shown in the empty field.
        needed: asked for when the document is printed, never when saving.
        lines: number of slots of a LINES field.
        largest: longest text, largest number, or most hours of HOURS (a value in minutes).
        help: Dutch sentences for F1.
        smallest: smallest number.
        screen: Dutch label on the screen, where the source's is too terse for it.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    placeholder: str = ""
    needed: bool = False
    lines: int = 0
    largest: int = 0
    help: str = ""
    smallest: int = 0
    screen: str = ""

    @property
    def screen_label(self) -> str:
        """The label on the screen: ``screen``, else the source's own without its colon."""
        return self.screen or self.label.rstrip(" :")


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading."""

    title: str
    fields: tuple[Field, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: flat sections of fields."""

    name: str
    title: str
    sections: tuple[Section, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields in order."""
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)
