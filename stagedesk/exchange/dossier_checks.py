"""What a dossier file must hold together: checks on more than one value at a time.

They run on partly read objects (dicts of plain values; INVALID where a fault was noted already),
so that one faulty time does not hide that a company is missing elsewhere.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from stagedesk.exchange.shapes import INVALID, Reading, shown

Found = dict[str, Any]
UNKNOWN_SKILL = "deze vaardigheid kent het stagebeleid niet. Schrijf een nummer als 1.1 of 6.5."


def records(items: Any, place: str) -> Iterator[tuple[Found, str]]:
    """The objects of a list that could be read, each with its place."""
    if isinstance(items, list):
        for index, item in enumerate(items):
            if isinstance(item, dict):
                yield item, f"{place}[{index}]"


def _under(found: Found, name: str, place: str) -> Iterator[tuple[Found, str]]:
    return records(found.get(name), f"{place}.{name}" if place else name)


def _value(found: Found, name: str) -> Any:
    """The value, None when it is absent or faulty."""
    value = found.get(name)
    return None if value is INVALID else value


def distinct(
    found: Found,
    place: str,
    reading: Reading,
    name: str,
    key: Callable[[Found], Any],
    field: str,
    text: str,
) -> None:
    """Note a fault at every object of the list ``name`` whose key an earlier one has."""
    seen: dict[Any, str] = {}
    for item, spot in _under(found, name, place):
        value = key(item)
        if value is None:
            continue
        if value in seen:
            reading.fault(f"{spot}.{field}", f"{text} Het staat ook bij {seen[value]}.")
        else:
            seen[value] = spot


def _by(name: str) -> Callable[[Found], Any]:
    return lambda item: _value(item, name)


def ordered_pair(first: str, last: str, text: str, *, equal: bool) -> Callable[..., None]:
    """A check that ``last`` comes after ``first`` (or falls together, with ``equal``)."""

    def check(found: Found, place: str, reading: Reading) -> None:
        begin, end = _value(found, first), _value(found, last)
        if begin is None or end is None:
            return
        if end < begin or (end == begin and not equal):
            reading.fault(f"{place}.{last}", text)

    return check


def time_span(found: list[Any], place: str, reading: Reading) -> None:
    """A pair of times: the second lies after the first."""
    if INVALID not in found and found[1] <= found[0]:
        reading.fault(
            f"{place}[1]", "de eindtijd ligt niet na de begintijd. Verbeter een van beide."
        )


def day_span(found: list[Any], place: str, reading: Reading) -> None:
    """A pair of days: the second is not before the first."""
    if INVALID not in found and found[1] < found[0]:
        reading.fault(f"{place}[1]", "de laatste dag ligt voor de eerste. Verbeter een van beide.")


def slip_day(found: Found, place: str, reading: Reading) -> None:
    """Times come in pairs (domain.md 4: a day has begin and end)."""
    for there, absent in (("begin", "end"), ("end", "begin")):
        if there in found and absent not in found:
            word = "eindtijd" if absent == "end" else "begintijd"
            reading.fault(f"{place}.{absent}", f"de {word} ontbreekt. Vul hem in.")


def slip(found: Found, place: str, reading: Reading) -> None:
    """The ISO week exists: not every year has a week 53."""
    year, week = _value(found, "iso_year"), _value(found, "iso_week")
    if year is None or week is None:
        return
    try:
        date.fromisocalendar(year, week, 1)
    except ValueError:
        reading.fault(f"{place}.iso_week", f"{year} heeft geen week {week}. Kijk de week na.")


def moment(found: Found, place: str, reading: Reading) -> None:
    """A closed moment has its signatures with the closing."""
    if found.get("signatures") and "closed" in found:
        reading.fault(
            f"{place}.signatures",
            "dit moment is afgesloten. Zet de handtekeningen in closed.signatures.",
        )


def handed_out(found: Found, place: str, reading: Reading) -> None:
    """A part certificate has its number, the final one has none."""
    kind = _value(found, "kind")
    if kind == "part" and "certificate" not in found:
        reading.fault(f"{place}.certificate", "welk deelcertificaat? Schrijf 1 tot 6.")
    if kind == "final" and "certificate" in found:
        reading.fault(
            f"{place}.certificate", "een eindcertificaat heeft geen nummer 1 tot 6. Haal het weg."
        )


def versions(found: Found, place: str, reading: Reading) -> None:
    """Earlier versions stand oldest first, each with a day of its own."""
    before: date | None = None
    for version, spot in _under(found, "versions", place):
        until = _value(version, "until")
        if until is not None and before is not None and until <= before:
            reading.fault(f"{spot}.until", "versies staan op datum, de oudste eerst. Verplaats ze.")
        before = until or before


def placement(found: Found, place: str, reading: Reading) -> None:
    """One slip a week, one form a moment."""

    def week(item: Found) -> Any:
        year, number = _value(item, "iso_year"), _value(item, "iso_week")
        return None if year is None or number is None else (year, number)

    distinct(found, place, reading, "slips", week, "iso_week", "deze week is er al.")
    distinct(found, place, reading, "moments", _by("moment"), "moment", "dit moment is er al.")


def enrollment(found: Found, place: str, reading: Reading) -> None:
    """Placements at one company differ by start, or by talk date where there is no start."""

    def identity(item: Found) -> Any:
        talk = _value(item, "intake") or {}
        start = item.get("start")
        day = _value(talk, "date") if start is None else start
        company = _value(item, "company")
        return None if company is None or day is INVALID else (company, start is None, day)

    distinct(
        found,
        place,
        reading,
        "placements",
        identity,
        "start",
        "deze stage is er al. Geef hem een andere start of gespreksdatum.",
    )


def skills(found: Found, place: str, reading: Reading) -> None:
    """Grades are for skills that the policy of the school year knows."""
    year = _value(found, "school_year")
    if reading.skills is None or year is None:
        return
    known = reading.skills(year)
    for goal_, at in _under(found, "goals", place):
        if _value(goal_, "skill") not in (None, *known):
            reading.fault(f"{at}.skill", UNKNOWN_SKILL)
    for stage, at in _under(found, "placements", place):
        for form, spot in _under(stage, "moments", at):
            for skill in _value(form, "grades") or ():
                if skill not in known:
                    reading.fault(f"{spot}.grades.{skill}", UNKNOWN_SKILL)


def goals(found: Found, place: str, reading: Reading) -> None:
    """Goals of a school year are told apart by term and text."""

    def identity(item: Found) -> Any:
        text = _value(item, "text")
        return None if text is None else (item.get("term") or "short", text)

    distinct(found, place, reading, "goals", identity, "text", "dit doel is er al.")


def goal(found: Found, place: str, reading: Reading) -> None:
    """One judgement a day."""
    distinct(found, place, reading, "judgements", _by("on"), "on", "deze dag is er al.")


def student(found: Found, place: str, reading: Reading) -> None:
    """One enrollment a school year, guardians told apart by name."""
    distinct(
        found,
        place,
        reading,
        "enrollments",
        _by("school_year"),
        "school_year",
        "dit schooljaar is er al.",
    )
    distinct(found, place, reading, "guardians", _by("name"), "name", "deze naam is er al.")


def company(found: Found, place: str, reading: Reading) -> None:
    """Supervisors of one company are told apart by name."""
    distinct(found, place, reading, "supervisors", _by("name"), "name", "deze naam is er al.")


def whole(found: Found, place: str, reading: Reading) -> None:
    """Keys and references over the whole file."""
    distinct(
        found, place, reading, "students", _by("number"), "number", "dit leerlingnummer is er al."
    )
    distinct(
        found,
        place,
        reading,
        "calendar",
        _by("school_year"),
        "school_year",
        "dit schooljaar is er al.",
    )
    distinct(found, place, reading, "companies", _by("id"), "id", "dit id is er al.")
    distinct(
        found,
        place,
        reading,
        "companies",
        lambda item: (
            (_value(item, "name"), _value(item, "postcode")) if _value(item, "name") else None
        ),
        "name",
        "dit bedrijf is er al. Geef het een andere postcode of voeg ze samen.",
    )
    _staff(found, reading)
    _certificate_numbers(found, reading)
    _references(found, reading)


def _staff(found: Found, reading: Reading) -> None:
    """Two staff of one name are told apart by email."""
    seen: dict[str, set[Any]] = {}
    for item, spot in _under(found, "staff", ""):
        name, email = _value(item, "name"), _value(item, "email")
        others = seen.setdefault(name, set())
        if name and (email in others or (others and (email is None or None in others))):
            reading.fault(f"{spot}.name", "deze naam is er al. Geef beide een eigen e-mailadres.")
        others.add(email)
    shared = {name for name, emails in seen.items() if len(emails) > 1}
    for item, spot in _enrollments(found):
        for holder, at in ((item, spot), *_under(item, "versions", spot)):
            for role in ("mentor", "jobcoach"):
                if _value(holder, role) in shared:
                    reading.fault(
                        f"{at}.{role}",
                        "twee medewerkers heten zo. Schrijf: naam <e-mailadres>.",
                    )


def _enrollments(found: Found) -> Iterator[tuple[Found, str]]:
    for one, at in _under(found, "students", ""):
        yield from _under(one, "enrollments", at)


def _certificate_numbers(found: Found, reading: Reading) -> None:
    seen: dict[str, str] = {}
    for item, spot in _enrollments(found):
        for paper, at in _under(item, "certificates", spot):
            number = _value(paper, "number")
            if number is not None and seen.setdefault(number, at) != at:
                reading.fault(
                    f"{at}.number", f"dit certificaatnummer is er al, bij {seen[number]}."
                )


def _references(found: Found, reading: Reading) -> None:
    """Placements name companies of the file, and supervisors of that company."""
    people: dict[str, str] = {}
    firms: set[str] = set()
    for firm, spot in _under(found, "companies", ""):
        key = _value(firm, "id") or spot
        firms.add(key)
        for person, at in _under(firm, "supervisors", spot):
            name = _value(person, "id")
            if name is not None and people.setdefault(name, key) != key:
                reading.fault(f"{at}.id", "dit id is er al bij een ander bedrijf.")
        distinct(firm, spot, reading, "supervisors", _by("id"), "id", "dit id is er al.")
    for item, spot in _enrollments(found):
        for stage, at in _under(item, "placements", spot):
            _placement_references(stage, at, reading, firms, people)
        for lead, at in _under(item, "leads", spot):
            firm = _value(lead, "company")
            if firm is not None and firm not in firms:
                reading.fault(f"{at}.company", _no_firm(firm))


def _no_firm(firm: str) -> str:
    return f"bedrijf {shown(firm)} staat niet in dit bestand. Zet het bij companies."


def _placement_references(
    stage: Found, place: str, reading: Reading, firms: set[str], people: dict[str, str]
) -> None:
    firm = _value(stage, "company")
    if firm is not None and firm not in firms:
        reading.fault(f"{place}.company", _no_firm(firm))
        return
    for holder, at in ((stage, place), *_under(stage, "versions", place)):
        person = _value(holder, "supervisor")
        if person is None:
            continue
        if person not in people:
            reading.fault(
                f"{at}.supervisor",
                f"begeleider {shown(person)} staat niet in dit bestand. Zet hem bij het bedrijf.",
            )
        elif firm is not None and people[person] != firm:
            reading.fault(
                f"{at}.supervisor",
                f"begeleider {shown(person)} hoort bij een ander bedrijf. Kies er een van "
                f"{shown(firm)}.",
            )
