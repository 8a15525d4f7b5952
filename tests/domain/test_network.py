"""The contact log of a company and the wishes of a student: what is odd about them, and no more."""

from dataclasses import replace
from datetime import date

import pytest

from stagedesk.domain.company_contacts import (
    CONTACT_KINDS,
    CompanyContact,
    company_contact_problems,
    last_contact,
)
from stagedesk.domain.leads import LEAD_STATUSES, Lead
from stagedesk.domain.wishes import wish_problems

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("facts", "on", "said"),
    [
        ({}, DAY, []),
        ({"on": date(2026, 11, 25)}, DAY, [("on", "Deze dag moet nog komen")]),
        ({"on": date(2026, 11, 25)}, None, []),
        ({"next_on": DAY}, DAY, []),
        ({"next_on": date(2026, 11, 23)}, DAY, [("next_on", "Ligt vóór het contact zelf")]),
    ],
)
def test_an_odd_contact_is_asked_about_and_never_stopped(
    facts: dict[str, date], on: date | None, said: list[tuple[str, str]]
) -> None:
    found = list(company_contact_problems(replace(CompanyContact(DAY), **facts), on))  # type: ignore[arg-type]
    assert [(problem.field, problem.text) for problem in found] == said
    assert not any(problem.is_error for problem in found)


def test_the_last_contact_is_that_of_the_day_itself_or_before() -> None:
    contacts = [CompanyContact(date(2026, 11, day)) for day in (3, 24, 25)]
    assert last_contact(contacts, DAY) == DAY
    assert last_contact(contacts, date(2026, 11, 2)) is None


@pytest.mark.parametrize(
    ("able", "not_yet", "odd"), [("OF", "S", False), ("OF", "F", True), ("", "", False)]
)
def test_a_code_is_not_both_able_and_not_yet(able: str, not_yet: str, odd: bool) -> None:
    assert bool(list(wish_problems(able, not_yet))) is odd


def test_every_word_has_its_dutch() -> None:
    assert [CompanyContact(DAY, kind).label for kind, _ in CONTACT_KINDS] == [
        words for _, words in CONTACT_KINDS
    ]
    assert [Lead("Kade", status=status).label for status, _ in LEAD_STATUSES] == [
        words for _, words in LEAD_STATUSES
    ]
