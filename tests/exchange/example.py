"""A small dossier file in which every key of the format is used, for tests to spoil."""

import base64
import copy
import json
from typing import Any

from tests.exchange.planning_trees import INTERNAL, MEANWHILE, MEETINGS
from tests.exchange.support_trees import OF_MOMENT, OF_PLACEMENT, OF_STUDENT

DAY = {"begin": "08:30", "end": "16:30", "on_time": True, "make_up": False}
SICK = {"absence": "sick", "reported": True, "make_up": False}

PICTURE = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(8) + b"IEND\xaeB`\x82").decode()
PDF = base64.b64encode(b"%PDF-1.4\n%%EOF\n").decode()

SLIPS = [
    {
        "iso_year": 2026,
        "iso_week": week,
        "handed_in_on": "2026-10-19",
        "signed_on": "2026-10-18",
        "signed_by": "Hetty Verschuur",
        "remark": "Rustige week",
        "days": {
            "mon": copy.deepcopy(DAY),
            "tue": copy.deepcopy(SICK),
            "thu": {"absence": "unexcused", "make_up": False, "registered_on": "2026-10-05"},
        },
    }
    for week in (36, 37, 38, 39)
]

MOMENTS: list[dict[str, Any]] = [
    {
        "moment": 1,
        "date": "2026-11-20",
        "grades": {"1.1": "8", "1.2": "7.5"},
        "assignment": "7",
        "grade": "8.1",
        "feedback": "Goed bezig.\nGa zo door.",
        "closed": {
            "on": "2026-11-27",
            "paper": False,
            "signatures": {"supervisor": [[[10, 20], [30, 40]]], "student": [[[1, 2]]]},
            "basis": {"student": "Noor de Wit", "rows": [1, None, {"a": "b"}]},
        },
    },
    {
        "moment": 2,
        "grades": {"1.1": "10"},
        "signatures": {"jobcoach": [[[0, 0], [1000, 400]]]},
        **OF_MOMENT,
    },
]

PLACEMENTS: list[dict[str, Any]] = [
    {
        "company": "c1",
        "supervisor": "s1",
        "kind": "internal",
        "work": "Kantine",
        "start": "2026-08-31",
        "end": "2026-09-01",
        "ended_by": "leerling",
        "end_reason": "Wil toch iets anders",
    },
    {
        "company": "c2",
        "supervisor": "s2",
        "kind": "regular",
        "start": "2026-09-07",
        "agreement_sent_on": "2026-09-01",
        "agreement_signed_on": "2026-09-03",
        "days": ["mon", "tue"],
        "begin_time": "08:30",
        "end_time": "16:30",
        "timetable": {"tue": ["09:00", "15:00"]},
        "break_minutes": 30,
        "versions": [
            {"until": "2026-09-30", "days": ["mon"], "break_minutes": None},
            {"until": "2026-10-31", "supervisor": "s3", "kind": "provso_works"},
        ],
        "intake": {
            "date": "2026-09-02",
            "time": "10:00",
            "present": "Leerling, moeder, jobcoach",
            "company_info": "Broodjeszaak",
            "tasks": ["Afwassen", "", "Broodjes smeren"],
            "goals": ["Op tijd komen"],
            "work_clothes": "Schort",
            "agreements": "Bellen bij ziekte",
            "outcome": "start",
            "conditions": "Eerst een proefdag",
        },
        "slips": SLIPS,
        "moments": MOMENTS,
        "clothes_ready": True,
        "route_tried": False,
        "travel_by": "public",
        "travel_minutes": 25,
        "travel_route": "Metro tot Blaak, dan lopen",
        "make_ups": [
            {
                "on": "2026-10-06",
                "agreed_minutes": 450,
                "until": "2026-10-23",
                "remark": "In de herfstvakantie",
            }
        ],
        "attachments": [
            {"kind": "agreement", "on": "2026-09-03", "name": "Getekend", "content": PICTURE},
            {
                "kind": "slip",
                "on": "2026-09-14",
                "iso_year": 2026,
                "iso_week": 37,
                "content": PICTURE,
            },
            {"kind": "assessment", "on": "2026-11-27", "moment": 1, "content": PDF},
        ],
        **OF_PLACEMENT,
    },
]

_WHOLE: dict[str, Any] = {
    "stagedesk": 1,
    "school": {"name": "Praktijkschool De Werf", "short_name": "DW", "place": "Rotterdam"},
    "calendar": [
        {
            "school_year": "2026-2027",
            "first_day": "2026-08-31",
            "last_day": "2027-07-16",
            "holidays": [{"name": "Herfst", "first": "2026-10-17", "last": "2026-10-25"}],
        }
    ],
    "staff": [
        {
            "name": "Bram Jansen",
            "role": "jobcoach",
            "email": "b.jansen@dewerf.example",
            "stand_ins": [
                {
                    "by": "Ellen Mulder",
                    "since": "2026-10-05",
                    "until": "2026-10-16",
                    "remark": "Cursus",
                }
            ],
        },
        {"name": "Ellen Mulder", "role": "mentor", "phone": "010 555 01 42"},
    ],
    "companies": [
        {
            "id": "c1",
            "name": "De Werf",
            "internal": True,
            "supervisors": [{"id": "s1", "name": "Joke Bos"}],
        },
        {
            "id": "c2",
            "name": "Lunchroom Kade",
            "internal": False,
            "sector": "horeca",
            "address": "Kade 1",
            "postcode": "3011 AA",
            "city": "Rotterdam",
            "phone": "010 555 01 50",
            "email": "info@kade.example",
            "website": "kade.example",
            "delivery": "mail",
            "sbb_levels": [1, 2],
            "closed": [["2027-02-01", "2027-02-05"]],
            "places": 2,
            "minimum_age": 16,
            "codes": ["O", "S"],
            "papers_asked": ["vog"],
            "occupations": ["bediening", "afwasser"],
            "status": "not_again",
            "status_reason": "Te weinig begeleiding",
            "origin": "student",
            "travel_minutes": 25,
            "travel_by": ["bike", "public"],
            "contacts": [
                {
                    "on": "2026-10-01",
                    "kind": "call",
                    "person": "Hetty Verschuur",
                    "report": "Wil in januari weer praten.",
                    "next_on": "2027-01-12",
                    "next_done": False,
                },
                {"on": "2026-11-02", "kind": "visit", "next_done": True},
            ],
            "supervisors": [
                {"id": "s2", "name": "Hetty Verschuur", "mobile": "06 1234 5690"},
                {
                    "id": "s3",
                    "name": "Piet Vos",
                    "phone": "010 555 01 51",
                    "email": "p.vos@kade.example",
                },
            ],
        },
    ],
    "students": [
        {
            "number": "10001",
            "first_name": "Noor",
            "infix": "de",
            "last_name": "Wit",
            "birth_date": "2010-05-17",
            "address": "Dijk 3",
            "postcode": "3011 AB",
            "city": "Rotterdam",
            "phone": "06 1234 5601",
            "email": "noor@dewerf.example",
            "parents_consent_on": "2026-09-01",
            "left_on": "2027-07-16",
            "guardians": [
                {"name": "Anna de Wit", "relation": "moeder", "phone": "06 1234 5602"},
                {"name": "Karel de Wit", "relation": "vader", "email": "karel@mail.example"},
            ],
            "enrollments": [
                {
                    "school_year": "2026-2027",
                    "grade_year": 3,
                    "school_class": "3A",
                    "mentor": "Ellen Mulder",
                    "jobcoach": "Bram Jansen",
                    "days_per_week": 2,
                    "norm_hours": 400,
                    "norm_reason": "Stage op maat",
                    "subjects": ["horeca", "facilitair"],
                    "outflow_sector": "horeca",
                    "ready_external": True,
                    "ready_since": "2026-08-31",
                    "ready_reason": "Komt op tijd",
                    "consent_on": "2026-09-01",
                    "strengths": "Netjes werken",
                    "travel": "Metro en fiets",
                    "helps": "Een lijstje",
                    "versions": [
                        {"until": "2026-09-15", "school_class": "3B", "mentor": None},
                        {"until": "2026-10-01", "jobcoach": "Ellen Mulder"},
                    ],
                    "reminders": [{"on": "2026-09-28", "to": "home", "result": "Komt morgen"}],
                    "placements": PLACEMENTS,
                    "certificates": [
                        {
                            "number": "2027-0042",
                            "kind": "part",
                            "certificate": 2,
                            "company": "Lunchroom Kade",
                            "on": "2027-06-30",
                            "basis": {"hours": 410, "name": "Noor de Wit"},
                        },
                        {"number": "2027-0043", "kind": "final", "on": "2027-06-30"},
                    ],
                    "goals": [
                        {"text": "Zelfstandig wonen", "term": "long"},
                        {
                            "text": "Ik kom op tijd",
                            "term": "short",
                            "skill": "1.1",
                            "since": "2026-09-01",
                            "until": "2027-01-31",
                            "judgements": [
                                {"on": "2026-10-06", "result": "busy", "remark": "Gaat beter"},
                                {"on": "2026-11-10", "result": "reached"},
                            ],
                        },
                    ],
                    "log": [
                        {
                            "on": "2026-10-06",
                            "time": "10:30",
                            "kind": "visit",
                            "done": True,
                            "present": "Hetty Verschuur",
                            "report": "Werkt netjes.\nTempo blijft een punt.",
                            "agreement": "Rooster mailen",
                            "agreement_by": "2026-10-13",
                            "agreement_done": False,
                        },
                        {
                            "on": "2026-10-09",
                            "kind": "incident",
                            "done": True,
                            "report": "Ruzie in de pauze",
                            "agreement_done": False,
                            "confidential": True,
                        },
                    ],
                    "absences": [
                        {
                            "on": "2026-10-12",
                            "until": "2026-10-13",
                            "absence": "excused",
                            "reported": True,
                            "company_called": True,
                            "home_called": False,
                            "remark": "Tandarts",
                        }
                    ],
                    "attachments": [
                        {"kind": "consent", "on": "2026-09-01", "content": PDF},
                    ],
                    "able": ["O", "S"],
                    "not_yet": ["R"],
                    "wished_sectors": ["horeca"],
                    "wished_occupations": ["bediening"],
                    "wish_note": "Liefst in een klein team.",
                    "travel_minutes": 30,
                    "travel_by": ["bike"],
                    "meanwhile": MEANWHILE,
                    "leads": [
                        {
                            "name": "Lunchroom Kade",
                            "on": "2026-09-01",
                            "contact": "Hetty Verschuur",
                            "address": "Kade 1",
                            "phone": "010 555 01 50",
                            "said": "Mag langskomen.",
                            "status": "became",
                            "company": "c2",
                        },
                        {"name": "Snackbar Noord", "status": "new"},
                    ],
                },
                {"school_year": "2027-2028", "grade_year": 4},
            ],
            **OF_STUDENT,
            "papers": [
                {
                    "kind": "other",
                    "title": "Heftruckcertificaat",
                    "asked_by": "Lunchroom Kade",
                    "requested_on": "2026-09-03",
                    "received_on": "2026-09-20",
                    "until": "2031-09-19",
                    "remark": "Kopie bij de administratie",
                },
                {"kind": "vog", "requested_on": "2026-09-03"},
            ],
            "outflow": {
                "route": "AGB",
                "destination": "guaranteed_job",
                "place": "Lunchroom Kade",
                "work": "medewerker bediening",
                "contract_hours": 24,
                "contract_from": "2027-08-01",
                "diploma_on": "2027-07-08",
                "able_to_work": False,
                "able_on": "2027-05-01",
                "able_reason": "Heeft nog hulp nodig",
                "share_consent_on": "2027-05-02",
                "introduced_on": "2027-06-01",
                "handed_over_on": "2027-07-01",
                "handover_contact": "K. de Boer, 010 555 10 20",
                "handover_note": "Werkt graag met een lijstje",
                "duo_on": "2027-05-03",
                "duo_by": "Bram Jansen",
                "capacity_on": "2027-05-04",
                "capacity_by": "Bram Jansen",
                "wspr_on": "2027-05-05",
                "wspr_by": "Bram Jansen",
                "jolo_on": "2027-05-06",
                "jolo_by": "Bram Jansen",
            },
            "aftercare": [
                {
                    "on": "2027-10-18",
                    "done": True,
                    "spoken_to": "oud-leerling",
                    "working": True,
                    "report": "Werkt vier dagen",
                },
                {"on": "2028-01-17", "done": False},
            ],
            "hold": {"until": "2029-09-01", "reason": "bezwaar loopt"},
        },
        {"number": "10002", "first_name": "Öz", "last_name": "Şahin"},
    ],
    "meetings": MEETINGS,
    "internal": INTERNAL,
}


def example() -> dict[str, Any]:
    """A copy of the whole file that a test may change."""
    return copy.deepcopy(_WHOLE)


def to_bytes(tree: object) -> bytes:
    """The tree as any program would write it."""
    return json.dumps(tree, ensure_ascii=False).encode("utf-8")


class Gone:
    """Marks a key that a test takes out."""


def spoiled(path: str, value: Any) -> dict[str, Any]:
    """The example with another value at ``path`` (``students[0].number``), or without it."""
    tree: Any = example()
    steps: list[Any] = []
    for part in path.replace("]", "").replace("[", ".#").split("."):
        steps.append(int(part[1:]) if part.startswith("#") else part)
    here = tree
    for step in steps[:-1]:
        here = here[step]
    if value is Gone:
        del here[steps[-1]]
    else:
        here[steps[-1]] = value
    return tree  # type: ignore[no-any-return]
