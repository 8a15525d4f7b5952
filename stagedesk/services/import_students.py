"""Students, guardians and school years on their way into the database."""

from collections.abc import Mapping
from typing import Any

from stagedesk import models as m
from stagedesk.domain.students import Enrollment, Student
from stagedesk.services.import_day import check_sizes, merge_papers, merge_year
from stagedesk.services.import_log import merge_log
from stagedesk.services.import_match import match_reminders
from stagedesk.services.import_network import WISH, merge_leads
from stagedesk.services.import_outflow import merge_outflow
from stagedesk.services.import_placements import Target, merge_placements, put_version
from stagedesk.services.import_planning import merge_meanwhile
from stagedesk.services.import_staff import StaffMerge
from stagedesk.services.import_support import merge_student_support

HANDED_OUT = "dit certificaat is uitgereikt en hier staat iets anders. Haal het weg."
_STUDENT = (
    "first_name",
    "infix",
    "last_name",
    "birth_date",
    "address",
    "postcode",
    "city",
    "phone",
    "email",
    "parents_consent_on",
    "left_on",
)
_ENROLLMENT = (
    "grade_year",
    "school_class",
    "days_per_week",
    "norm_hours",
    "norm_reason",
    "subjects",
    "outflow_sector",
    "ready_external",
    "ready_since",
    "ready_reason",
    "consent_on",
    "strengths",
    "travel",
    "helps",
    *WISH,
)


def merge_student(
    target: Target, staff: StaffMerge, papers: Mapping[str, Any], student: Student, place: str
) -> None:
    """Merge a student with everything below; ``papers`` are handed-out certificates by number."""
    merge, present = target.merge, target.present
    row = merge.put(
        m.Student,
        present.students.get(student.number),
        merge.said(student, place, _STUDENT),
        place,
        links={"number": student.number},
    )
    _guardians(target, student, row, place)
    merge_student_support(merge, present, student, row.key, place)
    merge_papers(merge, present, student, row, place)
    check_sizes(merge, student, place)
    merge_outflow(merge, present, student, row, place)
    years = {one.school_year: one for one in present.under(m.Enrollment, "student_key", row.key)}
    for index, one in enumerate(student.enrollments):
        spot = f"{place}.enrollments[{index}]"
        found = years.get(one.school_year)
        year = _enrollment(target, staff, one, found, row.key, spot)
        _certificates(target, papers, one, year, spot)
        merge_placements(target, one, year, spot)
        merge_log(merge, present, one, year, spot)
        merge_meanwhile(merge, present, one, year, spot)
        merge_year(merge, present, one, year, spot)
        merge_leads(target, one, year, spot)


def _guardians(target: Target, student: Student, row: m.Student, place: str) -> None:
    """Guardians by name; the file's order of calling wins where it differs."""
    there = sorted(
        target.present.under(m.Guardian, "student_key", row.key),
        key=lambda guardian: (guardian.position, guardian.name),
    )
    named = {guardian.name: guardian for guardian in there}
    order = [one.name for one in student.guardians]
    before = [name for name in named if name in order]
    same = before == [name for name in order if name in named]
    rest = [name for name in named if name not in order]
    final = [*named, *(n for n in order if n not in named)] if same else [*order, *rest]
    said = {one.name: (index, one) for index, one in enumerate(student.guardians)}
    for position, name in enumerate(final):
        values: dict[str, Any] = {}
        spot = place
        if name in said:
            index, one = said[name]
            spot = f"{place}.guardians[{index}]"
            values = target.merge.said(one, spot, ("relation", "phone", "email"))
        elif same:
            continue
        if name not in named or not same:
            values["position"] = position
        links = {"student_key": row.key, "name": name}
        target.merge.put(m.Guardian, named.get(name), values, spot, links=links)


def _enrollment(
    target: Target, staff: StaffMerge, one: Enrollment, found: Any, student_key: str, place: str
) -> m.Enrollment:
    merge = target.merge
    now = _persons(staff, one, place)
    row: m.Enrollment = merge.put(
        m.Enrollment,
        found,
        {
            **merge.said(one, place, _ENROLLMENT),
            **{column: key for column, key in now.items() if key is not None},
        },
        place,
        links={"student_key": student_key, "school_year": one.school_year},
    )
    links = {"student_key": student_key, "enrollment_key": row.key}
    old = {v.until: v for v in target.present.under(m.EnrollmentVersion, "enrollment_key", row.key)}
    for index, version in enumerate(one.versions):
        spot = f"{place}.versions[{index}]"
        put_version(
            merge,
            m.EnrollmentVersion,
            old.get(version.until),
            version.until,
            facts=_persons(staff, version, spot),
            now=now,
            row=row,
            place=spot,
            links=links,
        )
    calls = target.present.under(m.Reminder, "enrollment_key", row.key)
    for index, (call, there) in enumerate(
        zip(one.reminders, match_reminders(one.reminders, calls), strict=True)
    ):
        values = {} if call.result is None else {"result": call.result}
        merge.put(
            m.Reminder,
            there,
            values,
            f"{place}.reminders[{index}]",
            links={**links, "on": call.on, "to": call.to},
        )
    return row


def _persons(staff: StaffMerge, one: Any, place: str) -> dict[str, str | None]:
    return {
        "school_class": one.school_class,
        "mentor_key": staff.key(one.mentor, f"{place}.mentor"),
        "jobcoach_key": staff.key(one.jobcoach, f"{place}.jobcoach"),
    }


def _certificates(
    target: Target,
    papers: Mapping[str, Any],
    enrollment: Enrollment,
    row: m.Enrollment,
    place: str,
) -> None:
    for index, paper in enumerate(enrollment.certificates):
        spot = f"{place}.certificates[{index}]"
        found = papers.get(paper.number)
        if found is not None and found.enrollment_key != row.key:
            target.merge.fault(
                f"{spot}.number", f"certificaat {paper.number} is al aan een ander uitgereikt."
            )
            continue
        values = target.merge.said(paper, spot, ("kind", "certificate", "company", "on", "basis"))
        if found is None:
            values.setdefault("basis", {})
        target.merge.put(
            m.Certificate,
            found,
            values,
            spot,
            links={
                "student_key": row.student_key,
                "enrollment_key": row.key,
                "number": paper.number,
            },
            frozen=HANDED_OUT if found is not None else "",
        )
