"""What tests of import and export share: the example put into a database and read back."""

import json
from typing import Any

from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.exchange.dossier_writer import write_dossier
from stagedesk.services.exporting import gather_dossier
from stagedesk.services.importing import Plan, import_dossier
from stagedesk.services.transaction import Desk
from tests.exchange.example import to_bytes

S = "students[0]"
E = f"{S}.enrollments[0]"
P = f"{E}.placements[1]"
M = f"{P}.moments[0]"


def put(desk: Desk, tree: Any) -> Plan:
    return desk.write("import", import_dossier, read_dossier(to_bytes(tree)))


def exported(desk: Desk) -> bytes:
    return write_dossier(desk.read(gather_dossier))


def tree_of(desk: Desk) -> Any:
    return json.loads(exported(desk))


def at(tree: Any, path: str) -> Any:
    for step in path.replace("]", "").replace("[", ".").split("."):
        tree = tree[int(step)] if step.isdigit() and isinstance(tree, list) else tree.get(step)
    return tree


def partial(**first_student: Any) -> dict[str, Any]:
    """A file that says little of the first student of the example."""
    student = {"number": "10001", "first_name": "Noor", "last_name": "Wit", **first_student}
    return {"stagedesk": 1, "students": [student]}


def stage(**placement: Any) -> dict[str, Any]:
    """A file with one placement at the lunchroom for the first student."""
    tree = partial(
        enrollments=[
            {
                "school_year": "2026-2027",
                "grade_year": 3,
                "placements": [{"company": "x", **placement}],
            }
        ]
    )
    tree["companies"] = [{"id": "x", "name": "Lunchroom Kade", "postcode": "3011AA"}]
    return tree
