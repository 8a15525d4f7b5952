"""Praktijkverklaringen: work processes that a student masters, at a level the company may judge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem, Severity

#: The levels of the mbo.
LOWEST_LEVEL, HIGHEST_LEVEL = 1, 4
#: Slots for work processes on the form.
PROCESS_SLOTS = 12


@dataclass(frozen=True, slots=True)
class PracticeStatement:
    """One praktijkverklaring of a placement.

    Attributes:
        qualification: of the mbo that the processes belong to; tells those of a placement apart.
        level: 1 to 4. processes: work processes that the student has learned.
        skills: further skills, in the words of the praktijkopleider.
        on: day of making. handed_out_on: with the diploma.
    """

    qualification: str
    level: int | None = None
    processes: tuple[str, ...] = ()
    skills: str | None = None
    on: date | None = None
    handed_out_on: date | None = None
    key: str = field(default="", compare=False)


def statement_problems(
    statement: PracticeStatement,
    sbb_levels: Sequence[int],
    grade_year: int,
    from_grade_year: int,
) -> Iterator[Problem]:
    """What is odd about a praktijkverklaring; only warned of (Pilot praktijkverklaringen).

    Args:
        statement: as it would be saved.
        sbb_levels: levels of the company's SBB recognition.
        grade_year: of the student.
        from_grade_year: from which the policy makes them.
    """
    level = statement.level
    if level is not None and not sbb_levels:
        yield Problem("level", "Dit bedrijf is niet erkend door SBB", Severity.WARNING)
    elif level is not None and level not in sbb_levels:
        known = ", ".join(str(one) for one in sbb_levels)
        yield Problem("level", f"Bedrijf is erkend voor niveau {known}", Severity.WARNING)
    if grade_year < from_grade_year:
        text = f"Bedoeld vanaf leerjaar {from_grade_year}"
        yield Problem("qualification", text, Severity.WARNING)
    made, given = statement.on, statement.handed_out_on
    if made is not None and given is not None and given < made:
        yield Problem("handed_out_on", "Ligt vóór de dag van maken", Severity.WARNING)


PRACTICE_STATEMENT_FORM = Form(
    "practice_statement",
    "Praktijkverklaring",
    (
        Section(
            "Praktijkverklaring",
            (
                Field(
                    "qualification",
                    "Kwalificatie",
                    needed=True,
                    largest=200,
                    placeholder="Dienstverlening",
                ),
                Field(
                    "level",
                    "Niveau",
                    Kind.NUMBER,
                    needed=True,
                    smallest=LOWEST_LEVEL,
                    largest=HIGHEST_LEVEL,
                    help="Alleen een niveau waarvoor SBB het bedrijf heeft erkend. Die niveaus "
                    "staan bij het bedrijf.",
                ),
                Field("on", "Gemaakt op", Kind.DATE, hint="in het portaal van SBB"),
                Field("handed_out_on", "Uitgereikt op", Kind.DATE, hint="met het diploma"),
            ),
        ),
        Section(
            "Wat de leerling kan",
            (
                Field(
                    "processes",
                    "Werkprocessen",
                    Kind.LINES,
                    needed=True,
                    lines=PROCESS_SLOTS,
                    placeholder="Maakt ruimtes schoon",
                ),
                Field("skills", "Vaardigheden", Kind.LONG_TEXT),
            ),
        ),
    ),
)
