"""Which policy and calendar hold for a school year: stored at first use, never changed silently.

The TOML files are the seed. The first write that needs a year stores its parsed policy as
canonical JSON; from then on a paper of that year prints in the words of then.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import SchoolCalendar
from stagedesk.domain.dossier import CalendarEdit, HolidayEdit
from stagedesk.domain.policy import Policy
from stagedesk.domain.policy_file import canonical_json, policy_from_json, policy_hash, read_policy
from stagedesk.paths import resources


def policy_of(session: Session, school_year: str) -> Policy:
    """The stored policy of a school year, or the shipped one when none is stored yet."""
    return _policy(_stored_text(session, school_year), school_year)


def calendar_of(session: Session, school_year: str) -> SchoolCalendar:
    """The school's own calendar of the year where it has one, else the policy's."""
    text = _stored_text(session, school_year)
    return _calendar(text, school_year, calendar_edit(session, school_year))


def calendar_edit(session: Session, school_year: str) -> CalendarEdit | None:
    """What the school itself put in place of the policy's calendar, if anything."""
    row = session.execute(
        select(m.CalendarEdit).where(
            m.CalendarEdit.school_year == school_year, m.CalendarEdit.removed.is_(None)
        )
    ).scalar()
    if row is None:
        return None
    return edit_record(row)


def edit_record(row: m.CalendarEdit) -> CalendarEdit:
    """A calendar row as the domain's record."""
    return CalendarEdit(
        row.school_year,
        row.first_day,
        row.last_day,
        tuple(
            HolidayEdit(name, date.fromisoformat(a), date.fromisoformat(b))
            for name, a, b in row.holidays
        ),
    )


def stored_key(session: Session, school_year: str) -> str:
    """Key of the stored policy of a year, storing the shipped one at first use."""
    found = session.execute(
        select(m.PolicyVersion.key)
        .where(m.PolicyVersion.school_year == school_year, m.PolicyVersion.removed.is_(None))
        .order_by(m.PolicyVersion.key.desc())
        .limit(1)
    ).scalar()
    if found is not None:
        return found
    policy = shipped(school_year)
    text = canonical_json(policy)
    row = m.PolicyVersion(
        school_year=school_year,
        sha256=policy_hash(policy),
        text=text,
    )
    session.add(row)
    session.flush()
    return row.key


@lru_cache(maxsize=32)
def shipped(school_year: str) -> Policy:
    """The policy that ships with this Stagedesk.

    Raises:
        InputError: a policy file has a fault; says its key and what is wrong there.
    """
    folder = resources() / "policy"
    texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.toml"))}
    return read_policy(texts, school_year)


def _stored_text(session: Session, school_year: str) -> str | None:
    return session.execute(
        select(m.PolicyVersion.text)
        .where(m.PolicyVersion.school_year == school_year, m.PolicyVersion.removed.is_(None))
        .order_by(m.PolicyVersion.key.desc())
        .limit(1)
    ).scalar()


@lru_cache(maxsize=32)
def _policy(text: str | None, school_year: str) -> Policy:
    if text is None:
        return shipped(school_year)
    return _completed(policy_from_json(text), shipped(school_year))


def _completed(stored: Policy, newer: Policy) -> Policy:
    """A stored policy with what Stagedesk did not know yet when it was stored."""
    return replace(
        stored,
        settings={**newer.settings, **stored.settings},
        support_steps=stored.support_steps or newer.support_steps,
    )


@lru_cache(maxsize=64)
def _calendar(text: str | None, school_year: str, edit: CalendarEdit | None) -> SchoolCalendar:
    return SchoolCalendar.of(_policy(text, school_year), edit)
