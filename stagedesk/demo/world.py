"""What all students of the demonstration share: the date, its school years, staff and companies."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from stagedesk.demo.names import Names
from stagedesk.demo.network import with_offer
from stagedesk.domain.calendar import SchoolCalendar, school_year_of
from stagedesk.domain.companies import Company, Supervisor
from stagedesk.domain.dossier import Staff
from stagedesk.domain.policy import Policy
from stagedesk.domain.texts import fold

#: Students for each jobcoach, and students for each three companies.
_PER_JOBCOACH = 60
_PER_COMPANIES = 8
_FEWEST_COMPANIES = 15
_MOBILES = 100
_LANDLINES = 10_000
_CLASS_SIZE = 14


@dataclass(frozen=True, slots=True)
class Year:
    """One school year as the demonstration needs it."""

    policy: Policy
    calendar: SchoolCalendar


@dataclass(frozen=True, slots=True)
class World:
    """The school around its students.

    Attributes:
        on: the day up to which things have happened.
        this_year, last_year: school years, as 2026-2027.
        years: both of them.
        companies: by sector; the school itself is `internal`.
    """

    names: Names
    on: date
    this_year: str
    last_year: str
    years: Mapping[str, Year]
    jobcoaches: tuple[Staff, ...]
    mentors: tuple[Staff, ...]
    internal: Company
    companies: Mapping[str, tuple[Company, ...]]

    def mentor(self, school_class: str) -> str:
        """The mentor of a class."""
        return self.mentors[_class_number(school_class) % len(self.mentors)].name

    def jobcoach(self, school_class: str) -> str:
        """The jobcoach of a class."""
        return self.jobcoaches[_class_number(school_class) % len(self.jobcoaches)].name

    def named(self, name: str) -> Company:
        """The company of that name; KeyError when there is none."""
        for companies in self.companies.values():
            for company in companies:
                if company.name == name:
                    return company
        raise KeyError(name)


def seeded(*parts: object) -> Random:
    """Chance that is the same for the same parts, on every machine and in every process."""
    return Random("/".join(str(part) for part in parts))


def school_years(on: date) -> tuple[str, str]:
    """The school year of a day and the one before it."""
    this_year = school_year_of(on)
    first = int(this_year[:4])
    return this_year, f"{first - 1}-{first}"


def weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def make_world(names: Names, years: Mapping[str, Year], size: int, on: date) -> World:
    """Staff and companies for a school of so many students."""
    this_year, last_year = school_years(on)
    used = {*names.jobcoaches, *names.mentors}
    coaches, classes = max(4, -(-size // _PER_JOBCOACH)), max(12, -(-size // _CLASS_SIZE) + 2)
    jobcoaches = _staff(names, names.jobcoaches, "jobcoach", coaches, used)
    mentors = _staff(names, names.mentors, "mentor", classes, used)
    sectors = tuple(key for key in years[this_year].policy.sectors if key in names.sectors)
    count = max(_FEWEST_COMPANIES, size * 3 // _PER_COMPANIES)
    companies = _companies(names, sectors, count, years[this_year], on)
    return World(
        names=names,
        on=on,
        this_year=this_year,
        last_year=last_year,
        years=years,
        jobcoaches=jobcoaches,
        mentors=mentors,
        internal=_internal(names),
        companies={key: tuple(c for c in companies if c.sector == key) for key in sectors},
    )


def mail(name: str, domain: str) -> str:
    """A mail address from a name: ``ł`` and spaces do not belong in it."""
    plain = unicodedata.normalize("NFKD", fold(name))
    letters = "".join(c if c.isascii() and c.isalnum() else "." for c in plain.lower())
    return f"{'.'.join(part for part in letters.split('.') if part)}@{domain}"


def mobile(number: int) -> str:
    """One of the hundred numbers 06 1234 56xx."""
    return f"06 1234 56{number % _MOBILES:02d}"


def landline(number: int) -> str:
    """One of the numbers 010 555 xx xx."""
    digits = f"{number % _LANDLINES:04d}"
    return f"010 555 {digits[:2]} {digits[2:]}"


def _class_number(school_class: str) -> int:
    """A number of a class that spreads classes over staff: 1A 0, 2A 1, ... 1B 6."""
    number = 0
    for letter in school_class[1:]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return (number - 1) * 6 + int(school_class[0]) - 1


def _staff(
    names: Names, listed: Sequence[str], role: str, count: int, used: set[str]
) -> tuple[Staff, ...]:
    """The listed colleagues, and made up ones, not in `used`, where more are needed."""
    found = list(listed[:count])
    chance = seeded("staff", role)
    while len(found) < count:
        infix, last = chance.choice(names.last_names)
        name = " ".join(p for p in (chance.choice(names.girls + names.boys), infix, last) if p)
        if name not in used:
            used.add(name)
            found.append(name)
    first = 10 if role == "jobcoach" else 40
    return tuple(
        Staff(name, role, mobile(first + place), mail(name, names.school["domain"]))
        for place, name in enumerate(found)
    )


def _internal(names: Names) -> Company:
    school = names.school
    return Company(
        key="c0",
        name=school["name"],
        internal=True,
        address=school["address"],
        postcode=school["postcode"],
        city=school["place"],
        phone=school["phone"],
        email=school["email"],
        supervisors=tuple(
            Supervisor(f"c0s{place}", name, email=mail(name, school["domain"]))
            for place, name in enumerate(names.internal)
        ),
    )


def _companies(
    names: Names, sectors: Sequence[str], count: int, year: Year, on: date
) -> tuple[Company, ...]:
    """The companies with a fixed name, then combinations, each sector in turn."""
    found = list(names.fixed[:count])
    used = {name for _, name in found}
    chance = seeded("companies")
    place = 0
    while len(found) < count:
        sector = sectors[place % len(sectors)]
        place += 1
        name = f"{chance.choice(names.sectors[sector].first)} {chance.choice(names.second)}"
        if name in used:
            name = f"{name} {chance.choice(names.streets)[1]}"
        if name not in used:
            used.add(name)
            found.append((sector, name))
    made = (_company(names, n, sector, name, year) for n, (sector, name) in enumerate(found))
    return tuple(with_offer(names, year.policy, company, on) for company in made)


def _company(names: Names, number: int, sector: str, name: str, year: Year) -> Company:
    chance = seeded("company", name)
    digits, street = chance.choice(names.streets)
    domain = mail(name, "x").removesuffix("@x").replace(".", "-") + ".example"
    closed: tuple[tuple[date, date], ...] = ()
    if chance.random() < 0.1:
        # One company in ten closes for some days in spring.
        first = date(year.calendar.last_day.year, 3, 22)
        closed = ((first, first.replace(day=26)),)
    return Company(
        key=f"c{number + 1}",
        name=name,
        sector=sector,
        address=f"{street} {chance.randint(1, 180)}",
        postcode=f"{digits} {chance.choice('ABCDEGHJ')}{chance.choice('KLMNPRTVX')}",
        city=names.school["place"],
        phone=landline(1000 + number * 7),
        email=f"info@{domain}",
        website=f"www.{domain}" if chance.random() < 0.7 else None,
        delivery=chance.choice(("paper", "mail", "mail", "usb", None)),
        sbb_levels=chance.choice(((), (1,), (1, 2), (1, 2, 3), (2, 3))),
        closed=closed,
        supervisors=tuple(
            _supervisor(names, f"c{number + 1}s{place}", number * 2 + place, domain)
            for place in range(2 if number % 4 == 1 else 1)
        ),
    )


def _supervisor(names: Names, key: str, number: int, domain: str) -> Supervisor:
    chance = seeded("supervisor", number)
    infix, last = names.last_names[(number * 5 + number // 16) % len(names.last_names)]
    first = chance.choice(names.girls + names.boys)
    name = " ".join(part for part in (first, infix, last) if part)
    return Supervisor(
        key=key,
        name=name,
        phone=landline(1001 + number * 5) if chance.random() < 0.8 else None,
        mobile=mobile(number * 3) if chance.random() < 0.6 else None,
        email=mail(name, domain) if chance.random() < 0.85 else None,
    )
