"""What stands in an inzage of meetings and groups: only the student's own lines."""

import json

from stagedesk.exchange.dossier_writer import write_dossier
from stagedesk.services.access_together import together_blocks
from stagedesk.services.exporting import gather_dossier
from stagedesk.services.transaction import Desk
from tests.exchange.example import example
from tests.services.dossiers import put


def test_meetings_and_groups_of_one_student_as_rows(desk: Desk) -> None:
    put(desk, example())
    tree = json.loads(write_dossier(desk.read(gather_dossier, ["10001"])))
    meetings, groups = together_blocks(tree)
    assert meetings.rows == (
        (
            "8 september 2026, plaatsingsoverleg",
            "zonder stage sinds 31 augustus 2026\nklaar voor stage: ja\nwerkt op het stagebureau\n"
            "Zocht in de zorg\nvolgende stap: Bellen met de bakker (14 september 2026)",
        ),
    )
    assert groups.rows == (
        ("Groep 1, 2026-2027", "vanaf 31 augustus 2026 tot en met 1 oktober 2026"),
    )


def test_a_file_without_them_has_no_headings() -> None:
    assert list(together_blocks({"stagedesk": 1})) == []
