"""A policy that was stored by an older Stagedesk: its own words, completed with what came later."""

import json

from stagedesk import models as m
from stagedesk.domain.policy_file import canonical_json
from stagedesk.services import policies
from stagedesk.services.transaction import Desk

YEAR = "2026-2027"


def test_what_an_older_stored_policy_did_not_know_comes_from_the_shipped_one(desk: Desk) -> None:
    tree = json.loads(canonical_json(policies.shipped(YEAR)))
    del tree["support_steps"], tree["settings"]["statement_from_grade_year"]
    tree["settings"]["behind_days"] = 21

    def store(session):
        text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
        session.add(m.PolicyVersion(school_year=YEAR, sha256="0" * 64, text=text))

    desk.write("Beleid", store)
    found = desk.read(policies.policy_of, YEAR)
    assert len(found.support_steps) == 7
    assert found.settings["statement_from_grade_year"] == 5
    assert found.settings["behind_days"] == 21
