"""Students and their years: the name as written, the dated facts of a day."""

from datetime import date

import pytest

from stagedesk.domain.students import Enrollment, EnrollmentVersion, Student


@pytest.mark.parametrize(
    ("infix", "name"), [("van der", "Yusuf van der Meer"), (None, "Yusuf Meer"), ("", "Yusuf Meer")]
)
def test_a_name_is_first_name_infix_last_name(infix: str | None, name: str) -> None:
    assert Student("10001", "Yusuf", "Meer", infix).name == name


@pytest.mark.parametrize(
    ("day", "school_class", "jobcoach"),
    [
        (date(2026, 9, 1), "3A", "Noor"),
        (date(2026, 10, 31), "3A", "Noor"),
        (date(2026, 11, 1), "3B", "Noor"),
        (date(2027, 1, 31), "3B", "Noor"),
        (date(2027, 2, 1), "3B", "Marijke"),
    ],
)
def test_a_paper_uses_the_class_and_jobcoach_of_its_own_date(
    day: date, school_class: str, jobcoach: str
) -> None:
    enrollment = Enrollment(
        "2026-2027",
        3,
        school_class="3B",
        jobcoach="Marijke",
        versions=(
            EnrollmentVersion(date(2026, 10, 31), "3A", None, "Noor"),
            EnrollmentVersion(date(2027, 1, 31), "3B", None, "Noor"),
        ),
    )
    seen = enrollment.on(day)
    assert (seen.school_class, seen.jobcoach) == (school_class, jobcoach)
