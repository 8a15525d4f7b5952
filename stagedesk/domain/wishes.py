"""What a student wants and can at a stage, to lay beside what a company asks (Bijlage 8)."""

from collections.abc import Iterator, Sequence

from stagedesk.domain.companies import TRAVELS
from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem, Severity


def wish_problems(able: Sequence[str], not_yet: Sequence[str]) -> Iterator[Problem]:
    """What is odd about a wish: the same code able and not yet."""
    if set(able) & set(not_yet):
        yield Problem("not_yet", "Staat ook bij 'kan ik'", Severity.WARNING)


#: Fields of an enrollment; codes, sectors and occupations are the policy's: the caller fills them.
WISH_FORM = Form(
    "wish",
    "Wat zoekt de leerling",
    (
        Section(
            "Wil graag",
            (
                Field("wished_sectors", "Branches", Kind.CHOICES),
                Field("wished_occupations", "Werk", Kind.CHOICES),
            ),
        ),
        Section(
            "Kan",
            (
                Field("able", "Kan dit", Kind.CHOICES),
                Field("not_yet", "Nog niet", Kind.CHOICES),
            ),
        ),
        Section(
            "Reizen en meer",
            (
                Field("travel_by", "Reist", Kind.CHOICES, choices=TRAVELS),
                Field(
                    "travel_minutes",
                    "Hoogstens minuten",
                    Kind.NUMBER,
                    largest=240,
                    placeholder="45",
                ),
                Field("wish_note", "Wat nog meer telt", Kind.LONG_TEXT),
            ),
        ),
    ),
)
