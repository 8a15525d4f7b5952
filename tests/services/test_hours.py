"""hours --json: who has, misses and owes how much on a day; and the calls made about it."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import hours, vault
from stagedesk.services.transaction import Desk
from tests.services.slip_school import Keys, add_company, add_slip, add_student

MONDAY_TUESDAY = {0: (510, 960), 1: (510, 960)}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Keys]]:
    desk, _ = vault.create(tmp_path_factory.mktemp("hours"), "een lang wachtwoord")
    yield desk, desk.write("klas", _build)
    desk.close()


def _build(session: Session) -> Keys:
    keys = Keys()
    company, supervisor = add_company(session, "Bakkerij Jansen", "Els Jansen")
    at = {"company": company, "supervisor": supervisor, "days": (0, 1), "grade_year": 3}
    add_student(session, keys, ("Yusuf", "van der", "Meer"), **at)
    add_student(session, keys, ("Aylin", None, "Şahin"), **at)
    add_student(session, keys, ("Łukasz", None, "Wójcik"))
    for week in (36, 37, 38):
        add_slip(session, keys.placements["Yusuf"], (2026, week), MONDAY_TUESDAY, "Els Jansen")
    add_slip(session, keys.placements["Yusuf"], (2026, 39), {0: (510, 960)}, None, {1: "unexcused"})
    add_slip(session, keys.placements["Aylin"], (2026, 36), MONDAY_TUESDAY, "Els Jansen")
    return keys


def test_a_line_has_the_keys_of_the_contract_in_its_order(school: tuple[Desk, Keys]) -> None:
    line = school[0].read(hours.status, None, dt.date(2026, 10, 1))[0]
    assert list(dataclasses.asdict(line)) == [
        "student",
        "school_year",
        "signed_minutes",
        "unsigned_minutes",
        "norm_hours",
        "norm_to_date_minutes",
        "unexcused_minutes",
        "missing_weeks",
        "behind",
    ]


def test_lines_stand_by_number_and_nobody_is_left_out(school: tuple[Desk, Keys]) -> None:
    lines = school[0].read(hours.status, "2026-2027", dt.date(2026, 10, 1))
    assert [line.student for line in lines] == ["10001", "10002", "10003"]
    assert lines[2].missing_weeks == ()


def test_signed_unsigned_and_unexcused_minutes_are_told_apart(school: tuple[Desk, Keys]) -> None:
    yusuf = school[0].read(hours.status, None, dt.date(2026, 10, 1), ["10001"])[0]
    assert (yusuf.signed_minutes, yusuf.unsigned_minutes) == (3 * 900, 450)
    assert yusuf.unexcused_minutes == 450
    assert yusuf.norm_hours == 512


def test_days_and_weeks_after_the_date_are_left_out(school: tuple[Desk, Keys]) -> None:
    tuesday = school[0].read(hours.status, None, dt.date(2026, 9, 7), ["10001"])[0]
    assert (tuesday.signed_minutes, tuesday.unsigned_minutes) == (900 + 450, 0)
    assert tuesday.unexcused_minutes == 0
    assert tuesday.norm_to_date_minutes == 512 * 60 * 1 // 40


@pytest.mark.parametrize(
    ("on", "missing", "behind"),
    [
        (dt.date(2026, 9, 13), (), False),
        (dt.date(2026, 9, 14), ("2026-W37",), False),
        (dt.date(2026, 9, 27), ("2026-W37", "2026-W38"), False),
        (dt.date(2026, 9, 28), ("2026-W37", "2026-W38", "2026-W39"), True),
    ],
)
def test_a_week_is_missing_from_its_monday_after_and_behind_after_two_weeks(
    school: tuple[Desk, Keys], on: dt.date, missing: tuple[str, ...], behind: bool
) -> None:
    aylin = school[0].read(hours.status, None, on, ["10002"])[0]
    assert (aylin.missing_weeks, aylin.behind) == (missing, behind)


def test_another_school_year_has_nobody(school: tuple[Desk, Keys]) -> None:
    assert school[0].read(hours.status, "2025-2026", dt.date(2026, 10, 1)) == ()
    assert school[0].read(hours.status, None, dt.date(2026, 7, 31)) == ()


def test_an_unknown_number_is_refused_by_name(school: tuple[Desk, Keys]) -> None:
    with pytest.raises(InputError, match="99999"):
        school[0].read(hours.status, None, dt.date(2026, 10, 1), ["10001", "99999"])


def test_a_call_is_kept_with_its_day_and_result(school: tuple[Desk, Keys]) -> None:
    desk, keys = school
    enrollment = keys.enrollments["Aylin"]
    key = desk.write(
        "Gebeld", hours.note_call, enrollment, "home", dt.date(2026, 9, 28), "Moeder belt terug"
    )

    def read(session: Session) -> tuple[object, ...]:
        row = session.get_one(m.Reminder, key)
        return (row.enrollment_key, row.to, row.on, row.result)

    assert desk.read(read) == (enrollment, "home", dt.date(2026, 9, 28), "Moeder belt terug")
    with pytest.raises(InputError, match="thuis of het bedrijf"):
        desk.write("Gebeld", hours.note_call, enrollment, "school", dt.date(2026, 9, 28))
    with pytest.raises(InputError, match="niet meer"):
        desk.write("Gebeld", hours.note_call, "geen", "home", dt.date(2026, 9, 28))
