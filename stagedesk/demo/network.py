"""The network of the demonstration: what companies offer, who spoke them, what students found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from stagedesk.demo.names import Names
from stagedesk.domain.calendar import school_year_of
from stagedesk.domain.companies import Company
from stagedesk.domain.company_contacts import CompanyContact
from stagedesk.domain.leads import Lead
from stagedesk.domain.placements import Placement
from stagedesk.domain.policy import Policy
from stagedesk.domain.students import Student

if TYPE_CHECKING:
    from stagedesk.demo.world import World

#: Codes that a student can have or not yet have; VCA comes with a paper.
_TALENTS = "OFSRT"
_HOW_FAR = (10, 15, 20, 25, 30, 40, 55)


def with_offer(names: Names, policy: Policy, company: Company, on: date) -> Company:
    """The company with what it offers and asks, and its contact log up to ``on``."""
    chance = _seeded("offer", company.name)
    work = tuple(one.name for one in policy.occupations if one.sector == company.sector)
    status = chance.choices(("rest", "not_again", None), (5, 4, 91))[0]
    found = replace(
        company,
        places=chance.choice((2, 3, 4, 5, 6, 8, None)),
        minimum_age=chance.choice((None, None, None, 15, 16)),
        occupations=tuple(chance.sample(work, min(len(work), chance.randint(1, 3)))),
        codes=() if work else tuple(sorted(chance.sample(_TALENTS, chance.randint(0, 2)))),
        papers_asked=("vog",) if company.sector == "zorg" else (),
        status=status,
        status_reason=chance.choice(names.texts["status_reasons"]) if status else None,
        origin=chance.choice(("network", "network", "student", "company", "schools")),
        travel_minutes=chance.choice(_HOW_FAR),
        travel_by=chance.choice((("bike", "public"), ("walk", "bike", "public"), ("public",))),
    )
    return replace(found, contacts=_contacts(names, found, on, chance))


def _contacts(
    names: Names, company: Company, on: date, chance: Random
) -> tuple[CompanyContact, ...]:
    """Two or three talks of the last year; one in ten is to be called again about now."""
    person = company.supervisors[0].name if company.supervisors else None
    days = sorted(on - timedelta(days=chance.randint(20, 330)) for _ in range(chance.randint(0, 3)))
    found = [
        CompanyContact(
            on=day,
            kind=chance.choice(("call", "call", "visit", "mail")),
            person=person,
            report=chance.choice(names.texts["contact_reports"]),
        )
        for day in days
    ]
    if found and chance.random() < 0.15:
        again = on + timedelta(days=chance.choice((-4, -1, 0, 2, 5)))
        found[-1] = replace(found[-1], next_on=again)
    return tuple(found)


def with_room(
    companies: Sequence[Company], students: Sequence[Student], on: date
) -> tuple[Company, ...]:
    """The companies with as many places as there are students, at least."""
    taken = Counter(
        placement.company
        for student in students
        for year in student.enrollments
        for placement in year.placements
        if placement.runs(on) and year.school_year == school_year_of(on)
    )
    return tuple(
        company
        if company.places is None
        else replace(company, places=max(company.places, taken[company.key]))
        for company in companies
    )


def written_twice(company: Company) -> Company:
    """The same company as somebody wrote it down once more: the two are to be merged."""
    return Company(
        key=f"{company.key}d",
        name=f"{company.name} BV",
        sector=company.sector,
        postcode=f"{(company.postcode or '3011')[:4]} ZZ",
        city=company.city,
        places=2,
    )


def wish_of(policy: Policy, number: str, subjects: Sequence[str]) -> Mapping[str, Any]:
    """What a student wants and can; one in four has not said it yet."""
    chance = _seeded("wish", number, policy.school_year)
    if chance.random() < 0.25:
        return {}
    sector = chance.choice(list(subjects) or list(policy.sectors))
    work = [one.name for one in policy.occupations if one.sector == sector]
    able = sorted(chance.sample(_TALENTS, chance.randint(1, 3)))
    rest = [code for code in _TALENTS if code not in able]
    return {
        "able": tuple(able),
        "not_yet": tuple(sorted(chance.sample(rest, chance.randint(0, 2)))),
        "wished_sectors": (sector,),
        "wished_occupations": tuple(chance.sample(work, min(len(work), 2))),
        "travel_minutes": chance.choice((None, 20, 30, 45, 60)),
        "travel_by": chance.choice((("bike",), ("public",), ("bike", "public"), ())),
    }


def leads_of(
    world: "World", number: str, placements: Sequence[Placement], sector: str, on: date
) -> tuple[Lead, ...]:
    """What a student without a placement found; two in three brought the form back."""
    chance = _seeded("leads", number, on.year)
    if any(p.end is None or p.end >= on for p in placements) or chance.random() < 0.35:
        return ()
    names = world.names
    there = [company for company in world.companies.get(sector, ()) if company.origin == "student"]
    found = []
    for second in chance.sample(names.second, chance.randint(2, 3)):
        first = chance.choice(names.sectors[sector].first)
        found.append(
            Lead(
                name=f"{first} {second}",
                on=on - timedelta(days=chance.randint(2, 30)),
                contact=chance.choice(names.girls + names.boys) if chance.random() < 0.5 else None,
                phone=f"010 555 {chance.randint(60, 69)} {chance.randint(10, 99)}",
                said=chance.choice(names.texts["lead_said"]) if chance.random() < 0.6 else None,
                status=chance.choice(("new", "new", "called", "no")),
            )
        )
    one = chance.choice(there) if there else None
    if one is not None and all(one.name != lead.name for lead in found):
        became = Lead(name=one.name, on=found[0].on, status="became", company=one.key)
        found.append(became)
    return tuple(found)


def _seeded(*parts: object) -> Random:
    # As world.seeded; the world itself is made with what stands here.
    return Random("/".join(str(part) for part in parts))
