"""Outflow: who takes over, what is to be arranged, what the paper needs; aftercare; retention."""

from datetime import date

import pytest

from stagedesk.domain.aftercare import (
    Contact,
    aftercare_until,
    contact_problems,
    contacts_due,
    months_later,
    planned_days,
)
from stagedesk.domain.outflow import (
    Outflow,
    checklist,
    handover,
    lacking,
    outflow_problems,
    summary,
)
from stagedesk.domain.retention import Extent, Hold, hold_problems, proposed, removable_from
from tests.domain.policies import shipped

POLICY = shipped("2026-2027")
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("destination", "able", "to", "decided"),
    [
        (None, None, None, False),
        (None, True, None, False),
        ("guaranteed_job", None, "wspr", True),
        ("guaranteed_job", False, "wspr", True),
        ("job", None, None, True),
        ("job", False, None, True),
        ("school", None, None, True),
        ("nothing_yet", None, None, False),
        ("nothing_yet", True, "wspr", True),
        ("nothing_yet", False, "jolo", True),
        ("day_activity", None, None, False),
        ("day_activity", True, "wspr", True),
        ("day_activity", False, "jolo", True),
    ],
)
def test_who_takes_over_follows_the_policy(destination, able, to, decided):
    found = handover(Outflow(destination=destination, able_to_work=able))
    assert (found.to, found.decided) == (to, decided)
    assert found.why.endswith(".")


@pytest.mark.parametrize(
    ("outflow", "needed"),
    [
        (Outflow(), ["duo", "capacity", "wspr", "jolo"]),
        (Outflow(destination="job"), []),
        (Outflow(destination="guaranteed_job"), ["capacity", "wspr"]),
        (Outflow(destination="school"), ["duo"]),
        (Outflow(destination="nothing_yet", able_to_work=False), ["duo", "capacity", "jolo"]),
        (Outflow(destination="day_activity", able_to_work=True), ["duo", "capacity", "wspr"]),
    ],
)
def test_what_is_to_be_arranged_follows_from_where_the_student_goes(outflow, needed):
    assert [one.name for one in checklist(outflow) if one.needed] == needed


def test_the_checklist_says_when_a_thing_was_arranged_and_by_whom():
    outflow = Outflow(destination="school", duo_on=TODAY, duo_by="Noor")
    duo = checklist(outflow)[0]
    assert (duo.label, duo.needed, duo.on, duo.by) == ("DUO-aanvraag", True, TODAY, "Noor")


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({}, 5),
        ({"route": "AGB", "destination": "guaranteed_job"}, 2),
        ({"route": "AGB", "destination": "nothing_yet"}, 3),
        (
            {
                "route": "AGB",
                "destination": "nothing_yet",
                "able_to_work": False,
                "share_consent_on": TODAY,
                "handover_contact": "K. de Boer",
            },
            0,
        ),
    ],
)
def test_the_paper_asks_for_what_it_cannot_do_without(values, missing):
    assert len(lacking(Outflow(**values))) == missing


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"destination": "job", "contract_hours": 23}, "contract_hours"),
        ({"destination": "job", "contract_hours": 24}, None),
        ({"destination": "school", "contract_hours": 24}, "contract_hours"),
        ({"route": "AGL", "destination": "day_activity"}, "destination"),
        ({"able_to_work": False}, "able_reason"),
        ({"able_to_work": False, "able_reason": "Komt nog niet op tijd"}, None),
        ({"handed_over_on": TODAY}, "share_consent_on"),
        (
            {
                "share_consent_on": TODAY,
                "introduced_on": TODAY,
                "handed_over_on": date(2026, 11, 23),
            },
            "handed_over_on",
        ),
    ],
)
def test_what_is_odd_is_only_warned_of(values, field):
    found = list(outflow_problems(Outflow(**values), 24))
    assert [one.field for one in found] == ([field] if field else [])
    assert not any(one.is_error for one in found)
    assert all(len(one.text) <= 34 for one in found)


@pytest.mark.parametrize(
    ("outflow", "words"),
    [
        (None, "nog geen uitstroom"),
        (Outflow(place="Bakkerij"), "nog geen uitstroom"),
        (Outflow(route="AG"), "AG"),
        (Outflow(route="AGB", destination="job"), "AGB · Baan"),
        (Outflow(route="AGB", destination="job", place="Bakkerij"), "AGB · Bakkerij"),
    ],
)
def test_a_list_says_it_in_one_line(outflow, words):
    assert summary(outflow) == words


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 7, 1), 24, date(2028, 7, 1)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -24, date(2024, 1, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months, later):
    assert months_later(day, months) == later


def test_contacts_are_planned_every_three_months_for_two_years_on_weekdays():
    days = planned_days(date(2026, 7, 10), POLICY)
    assert days[:2] == (date(2026, 10, 12), date(2027, 1, 11))
    assert len(days) == 8
    assert all(day.weekday() < 5 for day in days)
    assert days[-1] == date(2028, 7, 10) == aftercare_until(date(2026, 7, 10), POLICY)


def test_the_last_contact_lies_within_the_aftercare_also_when_that_ends_in_a_weekend():
    days = planned_days(date(2026, 7, 16), POLICY)
    assert days[-1] == date(2028, 7, 14) <= aftercare_until(date(2026, 7, 16), POLICY)


@pytest.mark.parametrize(
    ("on", "done", "due"),
    [(23, False, True), (24, False, True), (25, False, False), (23, True, False)],
)
def test_a_contact_is_due_from_its_day_until_it_was_made(on, done, due):
    contact = Contact(date(2026, 11, on), done=done)
    assert bool(contacts_due([contact], TODAY)) is due


def test_a_contact_that_was_made_is_asked_about_work():
    assert [p.field for p in contact_problems(Contact(TODAY, True), TODAY)] == ["working"]
    tomorrow = Contact(date(2026, 11, 25), True, working=True)
    assert [p.field for p in contact_problems(tomorrow, TODAY)] == ["on"]
    assert not list(contact_problems(tomorrow, None))


LEFT = date(2024, 11, 24)


@pytest.mark.parametrize(
    ("left", "on", "thinned", "hold", "due"),
    [
        (None, TODAY, False, None, None),
        (LEFT, date(2026, 11, 23), False, None, None),
        (LEFT, TODAY, False, None, Extent.DOSSIER),
        (LEFT, TODAY, True, None, None),
        (LEFT, date(2029, 11, 23), True, None, None),
        (LEFT, date(2029, 11, 24), True, None, Extent.WHOLE),
        (LEFT, date(2029, 11, 24), False, None, Extent.WHOLE),
        (LEFT, TODAY, False, Hold(TODAY, "bezwaar"), None),
        (LEFT, TODAY, False, Hold(date(2026, 11, 23), "bezwaar"), Extent.DOSSIER),
    ],
)
def test_removal_is_proposed_after_two_years_and_of_the_rest_after_five(
    left, on, thinned, hold, due
):
    assert proposed(left, POLICY, on, thinned=thinned, hold=hold) == due


def test_who_left_on_a_leap_day_is_kept_until_the_last_of_february():
    assert removable_from(date(2024, 2, 29), POLICY, Extent.DOSSIER) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("hold", "fields"),
    [
        (Hold(date(2027, 1, 1), "bezwaar"), []),
        (Hold(TODAY, "bezwaar"), ["until"]),
        (Hold(date(2027, 1, 1), "  "), ["reason"]),
    ],
)
def test_putting_off_needs_a_day_to_come_and_a_reason(hold, fields):
    assert [problem.field for problem in hold_problems(hold, TODAY)] == fields
