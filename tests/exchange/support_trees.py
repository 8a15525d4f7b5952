"""Supported Employment and the further trajectories in a dossier file: examples, and any others."""

from typing import Any

from hypothesis import strategies as st

#: Keys of a student.
OF_STUDENT: dict[str, Any] = {
    "support": [
        {
            "started": "2026-08-31",
            "reason": "Begin van het schooljaar",
            "steps": [
                {"step": 1, "on": "2026-08-31", "note": "Houdt van koken"},
                {"step": 2, "on": "2026-09-01"},
            ],
        },
        {"started": "2026-10-05"},
    ],
    "sva2": {
        "reason": "Schoonmaak in het ziekenhuis",
        "signed_up_on": "2026-10-01",
        "exam_planned_on": "2027-03-01",
        "exam_on": "2027-03-08",
        "examiner": "Dhr. Van Dam",
        "result": "passed",
        "certificate_on": "2027-04-01",
    },
    "contracts": [
        {
            "employer": "Pizzeria Bella",
            "work": "Afwassen",
            "hours_per_week": 8,
            "since": "2026-10-01",
            "until": "2027-07-01",
        },
        {"employer": "Pizzeria Bella"},
    ],
}
#: Keys of a placement.
OF_PLACEMENT: dict[str, Any] = {
    "job_analysis": {
        "on": "2026-09-02",
        "spoken_with": "Hetty Verschuur",
        "purpose": "Leren werken in een keuken",
        "work": "Broodjes smeren\nAfwassen",
        "process": "Alles gaat volgens een lijst",
        "level": "niveau 1",
        "surroundings": "Warme keuken",
        "strain": "Veel staan",
        "safety": "Veilige schoenen",
        "guidance": "Altijd iemand in de buurt",
        "colleagues": "Klein team",
        "terms": "8.30 tot 16.30 uur",
        "required": "Schort",
        "fits": "adjusted",
        "conclusion": "Past als de kassa wegvalt",
        "design_way": "carving",
        "design": "Geen kassa, wel inpakken",
    },
    "job_tasks": [
        {"name": "Kassa", "decision": "left_out"},
        {"name": "Afwassen", "decision": "kept", "aid": "Stappenkaart"},
        {"name": "Inpakken", "decision": "added"},
    ],
    "statements": [
        {
            "qualification": "Horeca",
            "level": 1,
            "processes": ["Maakt de werkplek schoon", "", "Bereidt broodjes"],
            "skills": "Werkt netjes",
            "on": "2027-05-01",
            "handed_out_on": "2027-07-01",
        },
        {"qualification": "Logistiek"},
    ],
    "programme": {
        "name": "TOP Academie Horeca",
        "teacher": "Mevr. Blom",
        "partners": "Twee scholen",
        "since": "2026-09-07",
        "until": "2027-06-30",
        "certificates": ["Sociale hygiëne"],
        "hire_intended": True,
        "remark": "Elke maandag les",
    },
}
#: Keys of a moment.
OF_MOMENT = {"went_well": "Ik stelde vragen", "next_time": "Eerder om hulp vragen"}


def _some(needed: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        needed, optional={name: st.one_of(st.none(), each) for name, each in optional.items()}
    )


def of_student(
    days: st.SearchStrategy[str], texts: st.SearchStrategy[Any], names: st.SearchStrategy[str]
) -> dict[str, st.SearchStrategy[Any]]:
    """Any keys of a student."""
    step = _some({"step": st.integers(1, 7), "on": days}, {"note": texts})
    cycle = _some(
        {"started": days},
        {"reason": texts, "steps": st.lists(step, max_size=1)},
    )
    contract = _some(
        {"employer": names}, {"work": names, "hours_per_week": st.integers(1, 40), "until": days}
    )
    return {
        "support": st.lists(cycle, max_size=1),
        "sva2": _some({}, {"exam_on": days, "result": st.sampled_from(["passed", "failed"])}),
        "contracts": st.lists(contract, max_size=1),
    }


def of_placement(
    days: st.SearchStrategy[str], texts: st.SearchStrategy[Any], names: st.SearchStrategy[str]
) -> dict[str, st.SearchStrategy[Any]]:
    """Any keys of a placement."""
    task = _some(
        {"name": names},
        {"decision": st.sampled_from(["kept", "left_out", "added"]), "aid": names},
    )
    statement = _some(
        {"qualification": names},
        {
            "level": st.integers(1, 4),
            "processes": st.lists(st.one_of(names, st.just("")), max_size=3),
            "on": days,
        },
    )
    return {
        "job_analysis": _some(
            {}, {"on": days, "work": texts, "fits": st.sampled_from(["yes", "adjusted", "no"])}
        ),
        "job_tasks": st.lists(task, max_size=2, unique_by=lambda one: one["name"]),
        "statements": st.lists(statement, max_size=1),
        "programme": _some({}, {"name": names, "hire_intended": st.booleans(), "remark": texts}),
    }
