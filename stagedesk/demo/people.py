"""The students of the demonstration as people: names, birth dates, homes, guardians."""

from datetime import date, timedelta

from stagedesk.demo.world import World, mail, mobile, seeded
from stagedesk.domain.students import Guardian, Student

#: Age on 1 October of a student of grade year 1 who never stayed down.
_FIRST_AGE = 12
_FIRST_NUMBER = 10_001


def number_of(place: int) -> str:
    """The student number of the place in the school, from 0: 10001, 10002, ..."""
    return str(_FIRST_NUMBER + place)


def make_person(
    world: World, place: int, grade_year: int, name: tuple[str, str | None, str] | None = None
) -> Student:
    """A student without school years; `name` is first name, infix, last name."""
    names = world.names
    chance = seeded("person", place)
    girl = chance.random() < 0.48
    drawn = chance.choice(names.girls if girl else names.boys)
    infix, last = chance.choice(names.last_names)
    if name is not None:
        drawn, infix, last = name
    whole = " ".join(part for part in (drawn, infix, last) if part)
    digits, street = chance.choice(names.streets)
    born = _birth_date(world, place, grade_year)
    adult = (world.on - born).days > 18 * 365 + 4
    return Student(
        number=number_of(place),
        first_name=drawn,
        infix=infix,
        last_name=last,
        birth_date=born,
        address=f"{street} {chance.randint(1, 240)}",
        postcode=f"{digits} {chance.choice('ABCDEGHJ')}{chance.choice('KLMNPRTVX')}",
        city=names.school["place"],
        phone=mobile(place * 7 + 3) if grade_year > 1 or chance.random() < 0.5 else None,
        email=mail(whole, "leerling." + names.school["domain"]),
        parents_consent_on=born.replace(year=born.year + 18, day=min(born.day, 28))
        if adult and chance.random() < 0.6
        else None,
        guardians=_guardians(world, place, drawn, infix, last),
    )


def _birth_date(world: World, place: int, grade_year: int) -> date:
    """Born so that the age fits the grade year; one in six stayed down a year."""
    chance = seeded("birth", place)
    begins = int(world.this_year[:4])
    years = _FIRST_AGE + grade_year - 1 + (chance.random() < 1 / 6)
    youngest = date(begins - years, 9, 30)
    return youngest - timedelta(days=chance.randrange(365))


def _guardians(
    world: World, place: int, student: str, infix: str | None, last: str
) -> tuple[Guardian, ...]:
    """Who is called at home; nobody has the first name or the number of the student."""
    names = world.names
    chance = seeded("guardians", place)
    found: dict[str, Guardian] = {}
    taken = {mobile(place * 7 + 3)}
    for which in range(chance.choice((1, 1, 2, 2, 2))):
        relation = chance.choice(names.relations)
        firsts = names.boys if relation == "vader" else names.girls
        first = chance.choice(firsts)
        if first == student:
            first = firsts[firsts.index(first) - 1]
        if relation in ("pleegmoeder", "voogd", "oma"):
            infix, last = chance.choice(names.last_names)
        name = " ".join(part for part in (first, infix, last) if part)
        number = place * 11 + which * 5 + 1
        while mobile(number) in taken:
            number += 1
        taken.add(mobile(number))
        found[name] = Guardian(
            name,
            relation,
            mobile(number),
            mail(name, "post.example") if chance.random() < 0.6 else None,
        )
    return tuple(found.values())
