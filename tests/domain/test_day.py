"""The day around a placement: what is due when, as tables."""

from datetime import date

import pytest

from stagedesk.domain.absence_notices import (
    AbsenceNotice,
    notice_of,
    notice_problems,
    still_to_call,
)
from stagedesk.domain.attachments import (
    MEGABYTE,
    MOST_BYTES,
    MOST_OF_STUDENT,
    Attachment,
    content_problems,
    media_type,
)
from stagedesk.domain.birthdays import law_ages, law_birthday
from stagedesk.domain.first_day import Facts, checklist, is_near, open_words, travel_words
from stagedesk.domain.make_up import MakeUpDeal, deal_due
from stagedesk.domain.problem import InputError
from stagedesk.domain.stand_ins import runs, stand_in_problems
from stagedesk.domain.student_papers import StudentPaper, papers_due, state_of
from stagedesk.domain.times import parse_hours
from stagedesk.domain.values import read_value, show_value
from tests.domain.policies import shipped

POLICY = shipped("2026-2027")
ON = date(2026, 11, 24)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40) + b"IEND\xaeB`\x82"
JPG = b"\xff\xd8\xff" + bytes(40) + b"\xff\xd9"
PDF = b"%PDF-1.4\n1 0 obj\n%%EOF\n"


def nov(day: int) -> date:
    return date(2026, 11, day)


@pytest.mark.parametrize(
    ("until", "day", "away"),
    [(None, 24, True), (None, 25, False), (26, 26, True), (26, 27, False), (26, 23, False)],
)
def test_a_notice_covers_its_days(until, day, away):
    notice = AbsenceNotice(ON, nov(until) if until else None)
    assert notice.covers(nov(day)) is away
    assert (notice_of([notice], nov(day)) is notice) is away


@pytest.mark.parametrize(
    ("home", "company", "at_company", "to"),
    [
        (False, False, True, ("home", "company")),
        (True, False, True, ("company",)),
        (False, True, True, ("home",)),
        (False, False, False, ("home",)),
        (True, False, False, ()),
        (True, True, True, ()),
    ],
)
def test_who_still_has_to_be_called(home, company, at_company, to):
    notice = AbsenceNotice(ON, home_called=home, company_called=company)
    assert still_to_call(notice, at_company) == to


def test_an_end_before_the_begin_stops_and_a_long_absence_is_doubted():
    (wrong,) = notice_problems(AbsenceNotice(ON, nov(20)))
    (odd,) = notice_problems(AbsenceNotice(ON, date(2027, 11, 20)))
    assert (wrong.is_error, odd.is_error) == (True, False)


READY = Facts(
    agreement_signed_on=ON,
    consent_on=ON,
    intake_missing="",
    days=True,
    times=True,
    clothes_ready=True,
    route_tried=True,
    mobile="06 1234 5690",
)


def test_all_is_ready_before_the_first_day():
    assert [check.done for check in checklist(READY)] == [True] * 7


def test_nothing_is_ready_when_nothing_is_known():
    checks = checklist(Facts())
    assert not any(check.done for check in checks)
    assert open_words(checks).startswith("stageovereenkomst getekend, toestemming binnen")


def test_an_intake_without_a_form_is_not_ready_and_says_what_a_form_lacks():
    lacking = Facts(intake_missing="taken")
    found = {check.name: check for check in checklist(lacking)}
    assert (found["intake"].done, found["intake"].detail) == (False, "nog nodig: taken")


def test_an_internal_stage_asks_no_agreement_no_consent_and_no_route():
    names = [check.name for check in checklist(Facts(internal=True))]
    assert names == ["timetable", "clothes", "mobile"]


@pytest.mark.parametrize(("start", "near"), [(24, True), (23, False), (None, False), (30, True)])
def test_a_first_day_is_near_from_two_weeks_before_until_the_day(start, near):
    assert is_near(nov(start) if start else None, ON) is near


def test_two_weeks_before_is_near_and_a_day_earlier_is_not():
    assert is_near(date(2026, 12, 8), ON)
    assert not is_near(date(2026, 12, 9), ON)


def test_the_way_reads_as_words():
    assert travel_words("bike", 20) == "op de fiets, 20 minuten"
    assert travel_words(None, 1) == "1 minuut"
    assert travel_words(None, None) == ""


DEALS = (MakeUpDeal(nov(1), 240, nov(20)), MakeUpDeal(nov(2), 120, nov(30)))


@pytest.mark.parametrize(
    ("done", "on", "due"),
    [
        (0, 12, None),
        (0, 13, (nov(20), 240)),
        (100, 24, (nov(20), 140)),
        (240, 22, None),
        (240, 23, (nov(30), 120)),
        (360, 30, None),
    ],
)
def test_an_agreement_is_asked_after_from_a_week_before_its_last_day(done, on, due):
    assert deal_due(DEALS, done, nov(on)) == due


def vog(received: int | None, until: date | None, asked: date | None = None) -> StudentPaper:
    got = date(2026, 1, received) if received else None
    return StudentPaper("vog", requested_on=asked, received_on=got, until=until)


@pytest.mark.parametrize(
    ("papers", "count"),
    [
        ([vog(5, date(2027, 1, 5))], 1),
        ([vog(5, date(2027, 1, 6))], 0),
        ([vog(5, date(2026, 11, 1))], 1),
        ([vog(5, None)], 0),
        ([vog(None, date(2026, 12, 1))], 0),
        ([vog(5, date(2026, 12, 1)), vog(6, date(2028, 1, 1))], 0),
        ([vog(5, date(2026, 12, 1)), vog(None, None, ON)], 0),
        ([vog(5, date(2026, 12, 1)), StudentPaper("vca", received_on=ON)], 1),
    ],
)
def test_a_paper_is_asked_after_six_weeks_before_its_end_unless_something_renews_it(papers, count):
    assert len(tuple(papers_due(papers, ON))) == count


@pytest.mark.parametrize(
    ("paper", "state"),
    [
        (StudentPaper("vog"), ("ring", "nog aanvragen")),
        (vog(None, None, ON), ("half", "aangevraagd 24-11-2026")),
        (vog(5, None), ("tick", "binnen")),
        (vog(5, nov(23)), ("alert", "verlopen op 23-11-2026")),
        (vog(5, nov(24)), ("half", "geldig tot 24-11-2026")),
    ],
)
def test_where_a_paper_stands(paper, state):
    assert state_of(paper, ON) == state


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (PNG, "png"),
        (JPG, "jpg"),
        (PDF, "pdf"),
        (PNG[:20], None),
        (JPG[:20], None),
        (PDF[:10], None),
        (b"MZ\x90\x00", None),
        (b"", None),
    ],
)
def test_a_file_is_known_by_its_own_bytes(content, media):
    assert media_type(content) == media


@pytest.mark.parametrize(
    ("content", "others", "says"),
    [
        (PNG, [], None),
        (b"GIF89a", [], "geen goede foto"),
        (b"\xff\xd8\xff" + bytes(MOST_BYTES), [], "11 MB"),
        (PNG, [MOST_OF_STUDENT - len(PNG)], None),
        (PNG, [MOST_OF_STUDENT - len(PNG) + 1], "30 MB"),
    ],
)
def test_what_cannot_be_kept_is_said(content, others, says):
    problems = [problem.text for problem in content_problems(content, others)]
    assert (says is None and not problems) or (says is not None and says in problems[0])


def test_the_most_of_one_student_can_still_be_exported():
    assert MOST_OF_STUDENT * 4 // 3 < 45 * MEGABYTE


def test_a_picture_says_what_it_is_of():
    assert Attachment("slip", ON, iso_year=2026, iso_week=47).label == "Urenbriefje week 47"
    assert Attachment("assessment", ON, moment=2).label == "Beoordelingsformulier 2"
    assert Attachment("agreement", ON).label == "Stageovereenkomst"


def test_the_law_changes_at_16_and_18():
    assert law_ages(POLICY) == (16, 18)


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        (date(2010, 11, 24), ON, 16),
        (date(2010, 12, 8), ON, 16),
        (date(2010, 12, 9), ON, None),
        (date(2010, 11, 10), ON, 16),
        (date(2010, 11, 9), ON, None),
        (date(2008, 11, 30), ON, 18),
        (date(2009, 11, 30), ON, None),
        (date(2012, 2, 29), date(2028, 2, 20), 16),
        (date(2010, 12, 30), date(2027, 1, 2), 16),
        (None, ON, None),
    ],
)
def test_a_birthday_that_changes_the_law_is_said_two_weeks_around(birth, on, age):
    found = law_birthday(birth, POLICY, on)
    assert (found.age if found else None) == age


def test_a_birthday_says_what_changes():
    sixteen = law_birthday(date(2010, 11, 24), POLICY, ON)
    eighteen = law_birthday(date(2008, 11, 24), POLICY, ON)
    assert sixteen is not None
    assert "9 uur per dag, 45 per week, van 6:00 tot 23:00" in sixteen.what
    assert eighteen is not None
    assert "Tekent zelf en wordt zelf gebeld" in eighteen.what


@pytest.mark.parametrize(
    ("day", "until", "holds"),
    [(24, None, True), (23, None, False), (25, 24, False), (24, 24, True)],
)
def test_a_take_over_holds_from_its_first_day_to_its_last(day, until, holds):
    assert runs(ON, nov(until) if until else None, nov(day)) is holds


@pytest.mark.parametrize(
    ("by", "until", "others", "field"),
    [
        ("b", 30, [], None),
        ("a", 30, [], "by"),
        ("b", 20, [], "until"),
        ("b", None, [(nov(1), None)], "since"),
        ("b", None, [(nov(1), nov(23))], None),
        ("b", 26, [(nov(26), None)], "since"),
    ],
)
def test_what_stops_a_take_over(by, until, others, field):
    found = list(stand_in_problems(ON, nov(until) if until else None, "a", by, others))
    assert [problem.field for problem in found] == ([field] if field else [])


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("8", 480), ("7,5", 450), ("7.25", 435), ("7:30", 450), ("12 uur", 720), ("0,75", 45)],
)
def test_a_length_is_read_in_hours(typed, minutes):
    assert parse_hours(typed) == minutes


@pytest.mark.parametrize("typed", ["7.30", "7,3", "acht", "-1", "7:60"])
def test_what_is_no_length_is_refused(typed):
    with pytest.raises(InputError):
        parse_hours(typed)


@pytest.mark.parametrize("minutes", [0, 45, 450, 437, 1440])
def test_a_length_comes_back_as_it_shows(minutes):
    from stagedesk.domain.make_up import MAKE_UP_FORM

    field = MAKE_UP_FORM.field("agreed_minutes")
    assert read_value(field, show_value(field, minutes)) == minutes
