"""The day on a real file: sick calls on the slip, a pile of papers, take-overs, pictures."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.domain.problem import DeskError, InputError
from stagedesk.domain.slips import HoursSlip
from stagedesk.services import (
    absence_notices,
    around,
    attachments,
    forms,
    history,
    hours,
    slip_grid,
    slip_page,
    slip_pile,
    slips,
    stand_ins,
    student_page,
    students,
    today,
)
from stagedesk.services.exporting import gather_dossier
from stagedesk.services.todo import Act, Kind
from tests.domain.test_day import JPG, PDF, PNG
from tests.services.slip_school import YEAR, Keys, add_company, add_slip, add_student

#: A Wednesday; the student works on Monday, Tuesday and Thursday.
ON = dt.date(2026, 9, 16)
WEEK = (2026, 38)


class School:
    """A student at a company, on a file that a test may fill further."""

    def __init__(self, desk):
        self.desk, self.keys = desk, Keys()
        desk.write("Leerling", self._make)
        self.student = self.keys.students["Aylin"]
        self.placement = self.keys.placements["Aylin"]
        self.year = self.keys.enrollments["Aylin"]

    def _make(self, session):
        company, supervisor = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
        add_student(
            session, self.keys, ("Aylin", None, "Şahin"), company=company, supervisor=supervisor
        )

    def write(self, use, *args, **kwargs):
        return self.desk.write("Test", use, *args, **kwargs)

    def read(self, use, *args, **kwargs):
        return self.desk.read(use, *args, **kwargs)

    def todo(self, on=ON, act=None):
        found = self.read(today.todo, on, YEAR)
        return [one for one in found if act in (None, one.act)]

    def page(self, week=WEEK):
        return self.read(slip_page.slip, self.placement, *week)


@pytest.fixture
def school(desk):
    return School(desk)


def sick(school, day, until=None):
    given = {"until": until} if until else {}
    return school.write(absence_notices.note, school.year, day, given)


def test_a_sick_call_stays_in_vandaag_until_home_and_company_know(school):
    key = sick(school, ON - dt.timedelta(days=1))
    (todo,) = school.todo(act=Act.SICK)
    assert (todo.to, todo.badge, todo.row_key) == (("home", "company"), "ziek gemeld", key)
    school.write(today.note_sick_calls, todo, ("home",), ON, "moeder weet het")
    (todo,) = school.todo(act=Act.SICK)
    assert todo.to == ("company",)
    school.write(today.note_sick_calls, todo, ("company",), ON)
    assert school.todo(act=Act.SICK) == []
    done = school.read(today.done_on, ON - dt.timedelta(days=1), YEAR)
    assert done.words == "1 ziekmelding genoteerd"
    (notice,) = school.read(absence_notices.of_year, school.year)
    assert notice.remark == "moeder weet het"


def test_on_a_day_without_stage_only_home_is_called(school):
    sick(school, ON)
    (todo,) = school.todo(act=Act.SICK)
    assert todo.to == ("home",)


def test_a_second_call_of_the_same_day_is_refused(school):
    sick(school, ON)
    with pytest.raises(InputError, match="al een melding"):
        sick(school, ON)


def test_who_is_not_in_this_school_year_cannot_report(school):
    with pytest.raises(InputError, match="Niet ingeschreven"):
        school.write(absence_notices.note_student, school.student, "2025-2026", ON, {})


def test_the_slip_offers_the_absence_of_its_stage_days_and_fills_nothing_by_itself(school):
    sick(school, dt.date(2026, 9, 14), dt.date(2026, 9, 16))
    page = school.page()
    offered = [row.entry.weekday for row in page.days if row.notice]
    assert offered == [0, 1]
    assert page.slip == HoursSlip(*WEEK)
    school.write(slips.fill_by_timetable, school.placement, WEEK)
    assert [day.weekday for day in school.page().slip.days] == [3]
    school.write(slips.set_absence, school.placement, WEEK, 0, "sick", True)
    assert school.page().slip.days[0].absence == "sick"


def test_a_paper_that_lies_here_still_counts_as_missing_and_is_named(school):
    week = (2026, 36)
    school.write(slip_pile.tick, school.student, YEAR, week, ON)
    (todo,) = [one for one in school.todo() if one.badge == "nog invoeren"]
    assert todo.what == "1 urenbriefje ligt er, nog invoeren: week 36"
    (line,) = school.read(hours.status, YEAR, ON)
    assert "2026-W36" in line.missing_weeks
    (late,) = school.todo(dt.date(2026, 9, 21), Act.CALL)
    assert "Week 36 ligt er al" in late.detail
    grid = school.read(slip_grid.class_grid, YEAR, ON)
    cells = zip(grid.weeks, grid.rows[0].cells, strict=True)
    states = {head.week: cell.state for head, cell in cells}
    assert (states[week], states[2026, 37]) == ("waiting", "missing")


def test_a_second_tick_takes_the_first_one_back_only_where_it_may(school):
    for _ in range(2):
        done = school.write(slip_pile.tick, school.student, YEAR, WEEK, ON)
        assert done.lies_here
    back = school.write(slip_pile.tick, school.student, YEAR, WEEK, ON, again_takes_away=True)
    assert not back.lies_here
    assert school.page().slip.handed_in_on is None


@pytest.mark.parametrize(("week", "says"), [((2026, 34), "geen stage"), ((2026, 36), "ingevoerd")])
def test_a_paper_that_cannot_lie_here_is_refused(school, week, says):
    school.write(lambda s: add_slip(s, school.placement, (2026, 36), {0: (510, 960)}, "Joost"))
    with pytest.raises(InputError, match=says):
        school.write(slip_pile.tick, school.student, YEAR, week, ON)


def coaches(school):
    def make(session):
        keys = [
            forms.create(session, "staff", {"name": name, "role": "jobcoach"})
            for name in ("Marijke Groot", "Bram Peeters")
        ]
        forms.save_field(session, "enrollment", school.year, "jobcoach", keys[1])
        return keys

    return school.write(make)


def test_students_of_a_colleague_count_as_ones_own_while_they_are_taken_over(school):
    mine, away = coaches(school)

    def listed(on):
        rows = school.read(students.list_rows, YEAR, on, jobcoach=mine)
        cells = school.read(slip_grid.class_grid, YEAR, on, jobcoach_key=mine).rows
        todo = school.read(today.todo, on, YEAR, mine)
        assert len(rows) == len(cells)
        assert {one.student_key for one in todo} <= {row.key for row in rows}
        return [row.name for row in rows]

    sick(school, ON)
    assert listed(ON) == []
    given = {"by": mine, "since": ON, "until": dt.date(2026, 9, 25)}
    school.write(stand_ins.note, away, given, ON)
    assert listed(ON) == ["Aylin Şahin"]
    assert listed(dt.date(2026, 9, 25)) == ["Aylin Şahin"]
    assert listed(dt.date(2026, 9, 26)) == []
    page = school.read(student_page.page, school.student, YEAR, ON)
    assert "Marijke Groot neemt waar t/m 25 sep" in [person.second for person in page.people]
    (one,) = school.read(stand_ins.taken_over, mine, ON)
    assert (one.name, one.span) == ("Bram Peeters", "t/m 25 sep")
    with pytest.raises(InputError, match="neemt al iemand waar"):
        school.write(stand_ins.note, away, given, ON)
    with pytest.raises(InputError, match="Kan niet weg"):
        school.write(forms.remove, "staff", away)


def kept(school):
    return school.read(attachments.of_year, school.year)


def test_a_picture_is_kept_and_read_back_and_undo_brings_it_back(school):
    given = {"kind": "slip", "iso_year": 2026, "iso_week": 38, "name": "Week 38"}
    key = school.write(attachments.add, school.year, school.placement, given, JPG, ON)
    (one,) = kept(school)
    assert (one.attachment.label, one.company) == ("Urenbriefje week 38", "Tuincentrum De Linde")
    file = school.read(attachments.file, key)
    assert (file.name, file.content) == ("Week 38.jpg", JPG)
    school.write(attachments.remove, key)
    assert kept(school) == ()
    history.undo(school.desk)
    assert school.read(attachments.file, key).content == JPG


def test_the_same_file_twice_is_refused_and_of_another_kind_is_not(school):
    for kind in ("consent", "other"):
        school.write(attachments.add, school.year, None, {"kind": kind}, PDF, ON)
    with pytest.raises(InputError, match="al bewaard"):
        school.write(attachments.add, school.year, None, {"kind": "other"}, PDF, ON)


def test_an_agreement_needs_a_placement(school):
    with pytest.raises(InputError, match="geen stage"):
        school.write(attachments.add, school.year, None, {"kind": "agreement"}, PNG, ON)


def test_the_history_does_not_hold_the_file_a_second_time(school):
    marker = PNG[:20] + b"onze handtekening" + PNG[20:]
    school.write(attachments.add, school.year, None, {"kind": "consent"}, marker, ON)

    def told(session):
        rows = session.query(m.Change.new).filter(m.Change.table_name == "attachment_content")
        return [text for (text,) in rows]

    assert all(marker.hex() not in text for text in school.read(told))


def test_a_dossier_is_read_without_files_and_exported_with_them(school):
    school.write(attachments.add, school.year, None, {"kind": "consent"}, PNG, ON)
    page = school.read(around.page, school.student, YEAR, ON)
    assert page.kept[0].attachment.content == b""
    dossier = school.read(gather_dossier)
    assert dossier.students[0].enrollments[0].attachments[0].content == PNG


def test_the_page_shows_the_placement_of_the_day_and_else_the_next(school):
    page = school.read(around.page, school.student, YEAR, ON)
    assert page.place is not None
    assert page.place.key == school.placement
    assert school.read(around.page, school.student, "2025-2026", ON).enrollment_key is None


def test_a_kind_of_its_own_groups_what_is_around_a_placement(school):
    school.write(
        around.new_paper,
        school.student,
        {"kind": "vog", "received_on": "1-9-2025", "until": "1-10-2026"},
        ON,
    )
    (todo,) = [one for one in school.todo() if one.kind is Kind.AROUND]
    assert todo.what == "VOG geldig tot 01-10-2026"


def test_nothing_of_a_picture_lies_readable_in_the_folder_nor_among_temporary_files(
    school, tmp_path, monkeypatch
):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    marker = b"handtekening van Aylin"
    picture = PNG[:20] + marker + PNG[20:]
    key = school.write(attachments.add, school.year, None, {"kind": "consent"}, picture, ON)
    assert school.read(attachments.file, key).content == picture
    files = [path for path in school.desk.folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert marker not in content
        assert marker.hex().encode() not in content
    assert list((tmp_path / "tmp").iterdir()) == []
    attachments.write_out(school.desk, key, tmp_path / "uit.png")
    assert (tmp_path / "uit.png").read_bytes() == picture
    assert [path.name for path in tmp_path.glob("*") if path.is_file()] == ["uit.png"]


def test_a_file_over_ten_megabytes_is_not_even_read(tmp_path):
    large = tmp_path / "groot.jpg"
    with large.open("wb") as file:
        file.truncate(10 * 1024 * 1024 + 1)
    with pytest.raises(InputError, match="groter dan 10 MB"):
        attachments.read_in(large)
    with pytest.raises(DeskError, match="kan niet gelezen worden"):
        attachments.read_in(tmp_path / "weg.jpg")


def test_the_slip_says_how_many_photos_are_kept_of_it(school):
    given = {"kind": "slip", "iso_year": 2026, "iso_week": 38}
    school.write(attachments.add, school.year, school.placement, given, JPG, ON)
    assert (school.page().kept, school.page((2026, 37)).kept) == (1, 0)
