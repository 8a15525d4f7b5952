"""Students, guardians, school years and calls made."""

import datetime as dt

from sqlalchemy.orm import Mapped

from stagedesk.models.base import Json as JsonText
from stagedesk.models.base import OfStudent, Row, column, derived, link, one_of


class Student(Row):
    """A student; see domain.students.Student for the meaning of each column."""

    __tablename__ = "student"
    __table_args__ = (one_of("student", "number"), {"sqlite_strict": True})

    number: Mapped[str] = column()
    first_name: Mapped[str] = column()
    infix: Mapped[str | None] = column()
    last_name: Mapped[str] = column()
    birth_date: Mapped[dt.date | None] = column()
    address: Mapped[str | None] = column()
    postcode: Mapped[str | None] = column()
    city: Mapped[str | None] = column()
    phone: Mapped[str | None] = column()
    email: Mapped[str | None] = column()
    parents_consent_on: Mapped[dt.date | None] = column()
    left_on: Mapped[dt.date | None] = column()
    name: Mapped[str] = derived()
    search_text: Mapped[str] = derived(index=True)
    sort_text: Mapped[str] = derived(index=True)


class Guardian(OfStudent):
    """A parent or carer; position is the order of calling."""

    __tablename__ = "guardian"

    position: Mapped[int] = column()
    name: Mapped[str] = column()
    relation: Mapped[str | None] = column()
    phone: Mapped[str | None] = column()
    email: Mapped[str | None] = column()


class Enrollment(OfStudent):
    """One student in one school year; class, mentor and jobcoach are those of today."""

    __tablename__ = "enrollment"
    __table_args__ = (
        one_of("enrollment", "student_key", "school_year"),
        {"sqlite_strict": True},
    )

    school_year: Mapped[str] = column(index=True)
    grade_year: Mapped[int] = column()
    school_class: Mapped[str | None] = column()
    mentor_key: Mapped[str | None] = link("staff", nullable=True)
    jobcoach_key: Mapped[str | None] = link("staff", nullable=True)
    days_per_week: Mapped[int | None] = column()
    norm_hours: Mapped[int | None] = column()
    norm_reason: Mapped[str | None] = column()
    subjects: Mapped[list[str] | None] = column(JsonText)
    outflow_sector: Mapped[str | None] = column()
    ready_external: Mapped[bool | None] = column()
    ready_since: Mapped[dt.date | None] = column()
    ready_reason: Mapped[str | None] = column()
    consent_on: Mapped[dt.date | None] = column()
    strengths: Mapped[str | None] = column()
    travel: Mapped[str | None] = column()
    helps: Mapped[str | None] = column()
    able: Mapped[list[str] | None] = column(JsonText)
    not_yet: Mapped[list[str] | None] = column(JsonText)
    wished_sectors: Mapped[list[str] | None] = column(JsonText)
    wished_occupations: Mapped[list[str] | None] = column(JsonText)
    wish_note: Mapped[str | None] = column()
    travel_minutes: Mapped[int | None] = column()
    travel_by: Mapped[list[str] | None] = column(JsonText)
    policy_key: Mapped[str | None] = link("policy_version", nullable=True)


class EnrollmentVersion(OfStudent):
    """Class, mentor and jobcoach as they were up to and including ``until``."""

    __tablename__ = "enrollment_version"
    __table_args__ = (
        one_of("enrollment_version", "enrollment_key", "until"),
        {"sqlite_strict": True},
    )

    enrollment_key: Mapped[str] = link("enrollment")
    until: Mapped[dt.date] = column()
    school_class: Mapped[str | None] = column()
    mentor_key: Mapped[str | None] = link("staff", nullable=True)
    jobcoach_key: Mapped[str | None] = link("staff", nullable=True)


class Reminder(OfStudent):
    """A call made because slips were behind."""

    __tablename__ = "reminder"

    enrollment_key: Mapped[str] = link("enrollment")
    on: Mapped[dt.date] = column()
    to: Mapped[str] = column()
    result: Mapped[str | None] = column()
