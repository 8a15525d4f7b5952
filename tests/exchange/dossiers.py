"""Dossier files as hypothesis makes them: every key may be there, references and keys hold."""

import base64
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.exchange.planning_trees import MEANWHILES, planning
from tests.exchange.support_trees import of_placement, of_student

_LETTERS = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="<>")
NAMES = st.one_of(
    st.sampled_from(["Öz", "Şahin", "van 't Hof", "Łukasz", "e\u0301", "de Wit"]),
    st.text(_LETTERS, min_size=1, max_size=12),
).filter(lambda name: any(c.isalnum() for c in name))
TEXTS = st.one_of(st.text(st.one_of(_LETTERS, st.just("\n")), max_size=30), st.none())
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat)
GRADES = st.integers(10, 100).map(lambda t: f"{t // 10}.{t % 10}" if t % 10 else str(t // 10))
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
SKILLS = st.sampled_from([f"{a}.{b}" for a in range(1, 7) for b in range(1, 6)])


def _time(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@st.composite
def _spans(draw: st.DrawFn) -> list[str]:
    begin = draw(st.integers(0, 1438))
    return [_time(begin), _time(draw(st.integers(begin + 1, 1439)))]


@st.composite
def _day_spans(draw: st.DrawFn) -> list[str]:
    first = draw(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    return [first.isoformat(), (first + timedelta(draw(st.integers(0, 20)))).isoformat()]


def some(needed: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object that has what is needed and perhaps the rest, or null there."""
    return st.fixed_dictionaries(
        needed, optional={name: st.one_of(st.none(), each) for name, each in optional.items()}
    )


@st.composite
def _slip_days(draw: st.DrawFn) -> dict[str, Any]:
    day = draw(
        some(
            {},
            {
                "on_time": st.booleans(),
                "absence": st.sampled_from(["sick", "excused", "unexcused"]),
                "reported": st.booleans(),
                "make_up": st.booleans(),
                "registered_on": DAYS,
            },
        )
    )
    if draw(st.booleans()):
        day["begin"], day["end"] = draw(_spans())
    return day


_STROKES = st.lists(
    st.lists(st.lists(st.integers(0, 1000), min_size=2, max_size=2), max_size=3), max_size=2
)
_SIGNED = st.dictionaries(st.sampled_from(["supervisor", "student", "jobcoach"]), _STROKES)
_JSON = st.dictionaries(
    st.text(_LETTERS, max_size=5),
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(-(10**9), 10**9), st.text(_LETTERS)),
        lambda inner: st.lists(inner, max_size=2),
        max_leaves=4,
    ),
    max_size=3,
).filter(lambda tree: len({_nfc(k) for k in tree}) == len(tree))


def _nfc(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)


@st.composite
def _moments(draw: st.DrawFn, number: int) -> dict[str, Any]:
    moment = draw(
        some(
            {"moment": st.just(number)},
            {
                "date": DAYS,
                "grades": st.dictionaries(SKILLS, GRADES, max_size=4),
                "assignment": GRADES,
                "grade": GRADES,
                "feedback": TEXTS,
                "went_well": TEXTS,
            },
        )
    )
    if draw(st.booleans()):
        moment["closed"] = draw(
            some({"on": DAYS}, {"paper": st.booleans(), "signatures": _SIGNED, "basis": _JSON})
        )
    else:
        moment["signatures"] = draw(_SIGNED)
    return moment


def _facts(people: list[str]) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "kind": st.sampled_from(["regular", "internal", "top_academie", "provso_works"]),
        "days": st.lists(st.sampled_from(WEEKDAYS), unique=True),
        "timetable": st.dictionaries(st.sampled_from(WEEKDAYS), _spans(), max_size=2),
        "break_minutes": st.integers(0, 600),
    }
    return {**facts, "supervisor": st.sampled_from(people)} if people else facts


_INTAKES = some(
    {},
    {
        "time": _spans().map(lambda span: span[0]),
        "present": TEXTS,
        "tasks": st.lists(st.one_of(NAMES, st.just("")), max_size=4),
        "goals": st.lists(NAMES, max_size=2),
        "agreements": TEXTS,
        "outcome": st.sampled_from(["start", "conditions", "no"]),
    },
)


_PICTURES = [
    base64.b64encode(content).decode()
    for content in (b"%PDF-1.4 a%%EOF", b"\x89PNG\r\n\x1a\nIEND", b"\xff\xd8\xff b\xff\xd9")
]


def _pictures(*kinds: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    picture = some(
        {
            "kind": st.sampled_from(kinds),
            "on": DAYS,
            "content": st.sampled_from(_PICTURES),
        },
        {"name": NAMES},
    )
    return st.lists(picture, max_size=2, unique_by=lambda one: (one["kind"], one["content"]))


def _dated(optional: dict[str, Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(some({"on": DAYS}, optional), max_size=2, unique_by=lambda one: one["on"])


_AROUND = some(
    {},
    {
        "clothes_ready": st.booleans(),
        "travel_by": st.sampled_from(["walk", "public"]),
        "travel_minutes": st.integers(0, 300),
        "travel_route": TEXTS,
        "make_ups": _dated(
            {"agreed_minutes": st.integers(0, 2000), "until": DAYS, "remark": NAMES}
        ),
        "attachments": _pictures("agreement", "slip", "assessment"),
    },
)
_PAPERS = some(
    {"kind": st.sampled_from(["vog", "other"])},
    {"title": NAMES, "asked_by": NAMES, "requested_on": DAYS, "until": DAYS, "remark": NAMES},
)


@st.composite
def _placements(draw: st.DrawFn, company: dict[str, Any], start: str | None) -> dict[str, Any]:
    people = [person["id"] for person in company.get("supervisors", [])]
    placement = draw(
        some(
            {"company": st.just(company["id"])},
            {
                **_facts(people),
                "work": TEXTS,
                "ended_by": NAMES,
                "end_reason": TEXTS,
                "agreement_sent_on": DAYS,
                "agreement_signed_on": DAYS,
                "intake": _INTAKES,
            },
        )
    )
    placement["start"] = start
    if draw(st.booleans()):
        placement["begin_time"], placement["end_time"] = draw(_spans())
    untils = sorted(draw(st.sets(DAYS, max_size=2)))
    placement["versions"] = [{"until": u, **draw(some({}, _facts(people)))} for u in untils]
    weeks = draw(st.sets(st.tuples(st.integers(2020, 2030), st.integers(1, 52)), max_size=3))
    placement["slips"] = [
        draw(
            some(
                {"iso_year": st.just(year), "iso_week": st.just(week)},
                {
                    "handed_in_on": DAYS,
                    "signed_on": DAYS,
                    "signed_by": NAMES,
                    "remark": TEXTS,
                    "days": st.dictionaries(st.sampled_from(WEEKDAYS), _slip_days(), max_size=3),
                },
            )
        )
        for year, week in weeks
    ]
    placement.update(draw(_AROUND))
    placement.update(draw(some({}, of_placement(DAYS, TEXTS, NAMES.map(_clean)))))
    numbers = draw(st.sets(st.integers(1, 3)))
    placement["moments"] = [draw(_moments(number)) for number in numbers]
    return placement


_GOALS = some(
    {"text": NAMES.map(lambda text: _clean(text))},
    {
        "term": st.sampled_from(["short", "long"]),
        "skill": SKILLS,
        "since": DAYS,
        "judgements": st.lists(
            some(
                {"on": DAYS, "result": st.sampled_from(["reached", "busy", "not_yet"])},
                {"remark": TEXTS},
            ),
            max_size=2,
            unique_by=lambda one: one["on"],
        ),
    },
)
_LOG = some(
    {"on": DAYS, "kind": st.sampled_from(["visit", "call", "incident"])},
    {
        "time": _spans().map(lambda span: span[0]),
        "done": st.booleans(),
        "present": NAMES,
        "report": TEXTS,
        "agreement": TEXTS,
        "agreement_by": DAYS,
        "agreement_done": st.booleans(),
        "confidential": st.booleans(),
    },
)


_CONTACTS = some(
    {"on": DAYS, "kind": st.sampled_from(["call", "visit"])},
    {"person": NAMES, "report": TEXTS, "next_on": DAYS, "next_done": st.booleans()},
)


def _leads(companies: list[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    became = {"company": st.sampled_from([one["id"] for one in companies])} if companies else {}
    return some(
        {"name": NAMES.map(_clean)},
        {"on": DAYS, "contact": NAMES, "said": TEXTS, "status": st.sampled_from(["new", "no"])}
        | became,
    )


def _goal_identity(goal: dict[str, Any]) -> tuple[str, str]:
    return (goal.get("term") or "short", goal["text"])


@st.composite
def _enrollments(
    draw: st.DrawFn, year: int, companies: list[dict[str, Any]], staff: list[str], tag: str
) -> dict[str, Any]:
    persons = {
        "school_class": NAMES,
        "mentor": st.sampled_from(staff),
        "jobcoach": st.sampled_from(staff),
    }
    enrollment = draw(
        some(
            {
                "school_year": st.just(f"{year}-{year + 1}"),
                "grade_year": st.integers(1, 6),
            },
            {
                **persons,
                "days_per_week": st.integers(1, 5),
                "norm_hours": st.integers(1, 2000),
                "norm_reason": TEXTS,
                "subjects": st.lists(
                    st.sampled_from(["horeca", "groen", "zorg"]), unique=True, max_size=3
                ),
                "outflow_sector": NAMES,
                "ready_external": st.booleans(),
                "ready_since": DAYS,
                "ready_reason": TEXTS,
                "strengths": TEXTS,
                "travel": TEXTS,
                "helps": TEXTS,
                "consent_on": DAYS,
                "reminders": st.lists(
                    some(
                        {"on": DAYS, "to": st.sampled_from(["home", "company"])}, {"result": TEXTS}
                    ),
                    max_size=2,
                ),
                "goals": st.lists(_GOALS, max_size=2, unique_by=_goal_identity),
                "log": st.lists(_LOG, max_size=3),
                "absences": _dated(
                    {"absence": st.sampled_from(["sick", "excused"]), "home_called": st.booleans()}
                ),
                "attachments": _pictures("consent", "other"),
                "meanwhile": MEANWHILES,
                "able": st.lists(st.sampled_from("OFSRVT"), unique=True),
                "wished_occupations": st.lists(NAMES.map(_clean), unique=True, max_size=2),
                "travel_minutes": st.integers(0, 240),
                "leads": st.lists(
                    _leads(companies), max_size=2, unique_by=lambda lead: lead["name"]
                ),
            },
        )
    )
    untils = sorted(draw(st.sets(DAYS, max_size=2)))
    enrollment["versions"] = [{"until": u, **draw(some({}, persons))} for u in untils]
    if companies:
        starts = draw(st.lists(st.one_of(DAYS, st.none()), unique=True, max_size=2))
        enrollment["placements"] = [
            draw(_placements(draw(st.sampled_from(companies)), start)) for start in starts
        ]
    if draw(st.booleans()):
        enrollment["certificates"] = [
            {"number": f"{tag}-1", "kind": "part", "certificate": 2, "on": draw(DAYS),
             "company": draw(NAMES), "basis": draw(_JSON)},
            {"number": f"{tag}-2", "kind": "final", "on": draw(DAYS)},
        ]  # fmt: skip
    return enrollment


@st.composite
def dossier_files(draw: st.DrawFn) -> dict[str, Any]:
    """A whole, faultless dossier file as a tree."""
    staff = draw(st.lists(NAMES.map(_clean), unique=True, min_size=1, max_size=3))
    firms = draw(st.lists(NAMES.map(_clean), unique=True, max_size=3))
    companies = [
        draw(
            some(
                {
                    "id": st.just(f"firm{n}"),
                    "name": st.just(name),
                    "supervisors": st.just(
                        [
                            {"id": f"person{n}-{k}", "name": person, "phone": None}
                            for k, person in enumerate(
                                draw(st.lists(NAMES.map(_clean), unique=True, max_size=2))
                            )
                        ]
                    ),
                },
                {
                    "internal": st.booleans(),
                    "sector": NAMES,
                    "postcode": st.sampled_from(["3011 AA", "3011ab", "B-1000"]),
                    "delivery": st.sampled_from(["paper", "usb", "mail"]),
                    "sbb_levels": st.lists(st.integers(1, 4), unique=True),
                    "closed": st.lists(_day_spans(), max_size=2, unique_by=tuple),
                    "places": st.integers(0, 99),
                    "codes": st.lists(st.sampled_from("OFSRVT"), unique=True),
                    "status": st.sampled_from(["active", "rest", "not_again"]),
                    "travel_by": st.lists(st.sampled_from(["walk", "bike"]), unique=True),
                    "contacts": st.lists(_CONTACTS, max_size=3),
                },
            )
        )
        for n, name in enumerate(firms)
    ]
    numbers = draw(st.lists(st.integers(10000, 10050).map(str), unique=True, max_size=3))
    students = [
        {
            **draw(
                some(
                    {
                        "number": st.just(number),
                        "first_name": NAMES,
                        "last_name": NAMES,
                    },
                    {
                        "infix": NAMES,
                        "birth_date": DAYS,
                        "postcode": st.just("3011 AB"),
                        "left_on": DAYS,
                        "papers": st.lists(_PAPERS, max_size=3),
                        **of_student(DAYS, TEXTS, NAMES.map(_clean)),
                        "guardians": st.lists(
                            some({"name": NAMES.map(_clean)}, {"relation": NAMES}),
                            max_size=2,
                            unique_by=lambda one: one["name"],
                        ),
                    },
                )
            ),
            "enrollments": [
                draw(_enrollments(year, companies, staff, f"{number}-{year}"))
                for year in draw(st.sets(st.integers(2022, 2027), max_size=2))
            ],
        }
        for number in numbers
    ]
    return {
        "stagedesk": 1,
        "school": draw(st.one_of(st.none(), some({}, {"name": NAMES, "reachable": NAMES}))),
        "staff": [draw(some({"name": st.just(name)}, {"email": NAMES})) for name in staff],
        "companies": companies,
        "students": students,
        **draw(planning(numbers)),
    }


def _clean(name: str) -> str:
    from stagedesk.domain.texts import clean_text

    return clean_text(name, 100)
