"""Meetings, the internal stage and what a student does meanwhile, as trees of a dossier file."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from stagedesk.domain.texts import clean_text
from stagedesk.domain.without_placement import DOINGS

MEANWHILE: list[dict[str, Any]] = [
    {
        "on": "2026-09-07",
        "doing": "stage_office",
        "what": "Sollicitatiebrief schrijven",
        "why": "Zocht in de zorg, er was geen plek",
        "next_step": "Bellen met de bakker",
        "next_on": "2026-09-14",
        "next_by": "Bram Jansen",
        "next_done": True,
    },
    {"on": "2026-10-05", "doing": "searching", "next_done": False},
]
MEETINGS: list[dict[str, Any]] = [
    {
        "school_year": "2026-2027",
        "on": "2026-09-08",
        "kind": "placement",
        "notes": "Noor kan bij de bakker kijken.",
        "entries": [
            {
                "student": "10001",
                "since": "2026-08-31",
                "ready": True,
                "doing": "stage_office",
                "why": "Zocht in de zorg",
                "next_step": "Bellen met de bakker",
                "next_on": "2026-09-14",
            },
            {"student": "10002", "since": "2026-09-01"},
        ],
    },
    {"school_year": "2026-2027", "on": "2026-10-06", "kind": "mt"},
]
INTERNAL: list[dict[str, Any]] = [
    {
        "school_year": "2026-2027",
        "rounds": [["2026-W36", "2026-W37"], ["2026-W38", "2026-W53"]],
        "parts": [
            {"name": "Groen", "teacher": "Ria Bos", "at_once": 2},
            {"name": "Techniek", "at_once": 1},
        ],
        "groups": [
            {
                "name": "Groep 1",
                "weekday": "tue",
                "begin": "08:30",
                "parts": ["Techniek", "Groen"],
                "members": [
                    {"student": "10001", "since": "2026-08-31", "until": "2026-10-01"},
                    {"student": "10002", "since": "2026-08-31"},
                ],
            }
        ],
        "apart": [["10001", "10002"]],
    }
]

_DAYS = st.dates(date(2022, 8, 1), date(2099, 12, 31)).map(date.isoformat)
_NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12).map(
    lambda text: clean_text(text, 100)
)
_DOINGS = st.sampled_from([word for word, _ in DOINGS])
_WEEKS = st.tuples(st.integers(2022, 2029), st.integers(1, 52)).map(
    lambda week: f"{week[0]}-W{week[1]:02d}"
)
#: Objects of a dossier file: their values are of any kind.
_Trees = st.SearchStrategy[dict[str, Any]]
MEANWHILES = st.lists(
    st.fixed_dictionaries(
        {"on": _DAYS, "next_done": st.booleans()},
        optional={"doing": _DOINGS, "why": _NAMES, "next_step": _NAMES, "next_on": _DAYS},
    ),
    max_size=2,
    unique_by=lambda one: one["on"],
)


@st.composite
def planning(draw: st.DrawFn, numbers: list[str]) -> dict[str, Any]:
    """The top-level keys ``meetings`` and ``internal`` about these students."""
    students = st.sampled_from(numbers) if numbers else st.nothing()
    entries = st.lists(
        st.fixed_dictionaries(
            {"student": students, "since": _DAYS},
            optional={"ready": st.booleans(), "doing": _DOINGS, "next_step": _NAMES},
        ),
        max_size=len(numbers),
        unique_by=lambda one: one["student"],
    )
    meetings: _Trees = st.fixed_dictionaries(
        {
            "school_year": st.just("2026-2027"),
            "on": _DAYS,
            "kind": st.sampled_from(["placement", "mt"]),
            "entries": entries,
        },
        optional={"notes": _NAMES},
    )
    members = st.lists(
        st.fixed_dictionaries({"student": students, "since": _DAYS}),
        max_size=len(numbers),
        unique_by=lambda one: (one["student"], one["since"]),
    )
    groups: _Trees = st.fixed_dictionaries(
        {
            "name": _NAMES,
            "weekday": st.sampled_from(["mon", "fri"]),
            "begin": st.just("08:30"),
            "members": members,
        },
        optional={"parts": st.lists(_NAMES, max_size=3)},
    )
    pairs = [[a, b] for a in numbers for b in numbers if a < b]
    years: _Trees = st.fixed_dictionaries(
        {
            "school_year": st.sampled_from(["2025-2026", "2026-2027"]),
            "groups": st.lists(groups, max_size=2, unique_by=lambda one: one["name"]),
            "apart": st.lists(st.sampled_from(pairs), unique_by=tuple) if pairs else st.just([]),
            "rounds": st.lists(st.lists(_WEEKS, min_size=1, max_size=2), max_size=2),
        },
        optional={
            "parts": st.lists(
                st.fixed_dictionaries(
                    {"name": _NAMES, "at_once": st.integers(1, 10)}, optional={"teacher": _NAMES}
                ),
                max_size=2,
                unique_by=lambda one: one["name"],
            )
        },
    )
    return {
        "meetings": draw(
            st.lists(meetings, max_size=2, unique_by=lambda one: (one["kind"], one["on"]))
        ),
        "internal": draw(st.lists(years, max_size=2, unique_by=lambda one: one["school_year"])),
    }
