"""Whom to call at home: the parents in their order, from 18 the student (domain.md, section 1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stagedesk.domain.students import Guardian
from stagedesk.domain.times import age


@dataclass(frozen=True, slots=True)
class Callee:
    """Somebody who may be called.

    Attributes:
        label: ``Thuis`` or ``Leerling``. name: with the relation, empty for the student.
        phone: None when nobody wrote one down.
    """

    label: str
    name: str
    phone: str | None


def home_callees(
    birth_date: date | None,
    phone: str | None,
    guardians: Iterable[Guardian],
    parents_consent_on: date | None,
    on: date,
    adult_age: int,
) -> tuple[Callee, ...]:
    """Who is called at home, the first first; parents of an adult only with consent noted.

    Args:
        birth_date: unknown counts as a minor: then the parents are called.
        phone: of the student.
        guardians: in the order of calling.
        parents_consent_on: since when an adult student finds it right that parents are called.
        on: the day of the call.
        adult_age: of the policy (18).
    """
    student = Callee("Leerling", "", phone)
    parents = tuple(
        Callee("Thuis", f"{g.name} ({g.relation})" if g.relation else g.name, g.phone)
        for g in guardians
    )
    if birth_date is None or age(birth_date, on) < adult_age:
        return (*parents, student)
    if parents_consent_on is not None and parents_consent_on <= on:
        return (student, *parents)
    return (student,)
