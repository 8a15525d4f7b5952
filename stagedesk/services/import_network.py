"""Contacts of companies and leads of students on their way into the database."""

from collections.abc import Sequence
from typing import Any

from stagedesk import models as m
from stagedesk.domain.companies import Company
from stagedesk.domain.students import Enrollment
from stagedesk.services.import_match import match_alike
from stagedesk.services.import_merge import Merge
from stagedesk.services.import_placements import Target

#: What a company offers and asks, as columns of its row.
OFFER = (
    "places",
    "minimum_age",
    "codes",
    "papers_asked",
    "occupations",
    "status",
    "status_reason",
    "origin",
    "travel_minutes",
    "travel_by",
)
#: What a student wants and can, as columns of the enrollment's row.
WISH = (
    "able",
    "not_yet",
    "wished_sectors",
    "wished_occupations",
    "wish_note",
    "travel_minutes",
    "travel_by",
)
_CONTACT = ("person", "report", "next_on", "next_done")
_LEAD = ("on", "contact", "address", "phone", "said", "status")


def merge_contacts(
    merge: Merge, there: Sequence[Any], company: Company, row: m.Company, place: str
) -> None:
    """Contacts match by day and kind, among equals by report, then in order."""
    matched = match_alike(company.contacts, there, ("on", "kind"), "report")
    for index, (one, found) in enumerate(zip(company.contacts, matched, strict=True)):
        spot = f"{place}.contacts[{index}]"
        merge.put(
            m.CompanyContact,
            found,
            merge.said(one, spot, _CONTACT),
            spot,
            links={"company_key": row.key, "on": one.on, "kind": one.kind},
        )


def merge_leads(target: Target, enrollment: Enrollment, row: m.Enrollment, place: str) -> None:
    """Leads match by the name of the company."""
    named = {one.name: one for one in target.present.under(m.Lead, "enrollment_key", row.key)}
    for index, one in enumerate(enrollment.leads):
        spot = f"{place}.leads[{index}]"
        values = target.merge.said(one, spot, _LEAD)
        if one.company is not None:
            values["company_key"] = target.companies[one.company]
        target.merge.put(
            m.Lead,
            named.get(one.name),
            values,
            spot,
            links={"student_key": row.student_key, "enrollment_key": row.key, "name": one.name},
        )
