"""A small employment contract beside the placement: paid hours that the law counts too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem, Severity

#: Most hours a week that a contract can be for.
_MOST_HOURS = 40


@dataclass(frozen=True, slots=True)
class EmploymentContract:
    """One paid job of a student (Leerjaar 5: 'een kleine arbeidsovereenkomst').

    Attributes:
        employer: name; with ``since`` it tells contracts apart.
        work: what is done. hours_per_week: whole hours.
        since, until: first and last day; None is unknown, or still running.
    """

    employer: str
    work: str | None = None
    hours_per_week: int | None = None
    since: date | None = None
    until: date | None = None
    key: str = field(default="", compare=False)

    def runs(self, first: date, last: date) -> bool:
        """Whether it holds on a day from first to last."""
        return (self.since is None or self.since <= last) and (
            self.until is None or self.until >= first
        )


def paid_minutes(contracts: Iterable[EmploymentContract], first: date, last: date) -> int:
    """Minutes a week of the contracts that hold in a week, first and last day inclusive."""
    return sum((one.hours_per_week or 0) * 60 for one in contracts if one.runs(first, last))


def contract_problems(contract: EmploymentContract) -> Iterator[Problem]:
    """What is odd about a contract; only warned of."""
    if contract.since and contract.until and contract.until < contract.since:
        yield Problem("until", "Ligt vóór de eerste dag", Severity.WARNING)


EMPLOYMENT_FORM = Form(
    "employment_contract",
    "Bijbaan of klein contract",
    (
        Section(
            "Bijbaan of klein contract",
            (
                Field("employer", "Werkgever", needed=True, largest=200),
                Field("work", "Werk", placeholder="afwassen"),
                Field(
                    "hours_per_week",
                    "Uren per week",
                    Kind.NUMBER,
                    smallest=1,
                    largest=_MOST_HOURS,
                    help="Deze uren tellen mee voor de werktijden van de wet.",
                ),
                Field("since", "Vanaf", Kind.DATE),
                Field("until", "Tot en met", Kind.DATE, hint="leeg: loopt door"),
            ),
        ),
    ),
)
