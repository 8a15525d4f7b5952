"""Removal for good: proposed, shown, put off, carried out; nothing of it is found afterwards."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.domain.retention import Extent
from stagedesk.models import removal as rows
from stagedesk.services import (
    backup,
    backup_rounds,
    checking,
    history,
    old_copies,
    removal,
    rescue,
    settings,
    vault,
)
from stagedesk.services.dossier_log import TABLES
from stagedesk.services.handing_out import next_number
from stagedesk.services.removal import CONFIRMATION, Pick
from stagedesk.services.removal_words import kinds, report_text
from stagedesk.services.restoring import restore
from stagedesk.services.transaction import Desk
from stagedesk.services.year_overview import read as year_overview
from tests.services.conftest import PASSWORD
from tests.services.dossiers import exported
from tests.services.removal_school import NAMES, fill, fold_in, log_size, pages

#: The example's student left on 16 July 2027 and is kept until 1 September 2029.
LATER = dt.date(2030, 1, 1)


@pytest.fixture
def student(desk: Desk) -> str:
    return fill(desk)


def all_of(student: str) -> list[Pick]:
    return [Pick(student, Extent.WHOLE)]


def counted(desk: Desk, model: type[m.Base]) -> int:
    query = select(func.count()).select_from(model)
    return desk.read(lambda session: session.execute(query).scalar_one())


def test_before_a_removal_the_name_is_in_the_file_and_after_it_nowhere(
    desk: Desk, student: str
) -> None:
    fold_in(desk)
    before = pages(desk)
    assert all(name.encode() in before for name in NAMES)
    report = removal.carry_out(desk, all_of(student), LATER, CONFIRMATION)
    assert report.clean
    assert log_size(desk) == 0
    after = pages(desk)
    assert b"Lunchroom Kade" in after
    found = [name for name in (*NAMES, "oud.adres", "of zo", "Heftruck") if name.encode() in after]
    assert found == []
    assert student.encode() not in after
    assert b"10001" not in after


def test_the_whole_of_a_student_is_gone_and_the_rest_is_whole(desk: Desk, student: str) -> None:
    removal.carry_out(desk, all_of(student), LATER, f" {CONFIRMATION.upper()} ")
    for table in rows.of_student():
        column = table.c.key if table.name == "student" else table.c.student_key
        left = select(func.count()).select_from(table).where(column == student)
        assert desk.read(lambda session, left=left: session.execute(left).scalar_one()) == 0
    assert "heel" in checking.check(desk)
    text = exported(desk).decode()
    assert "Öz" in text
    assert "Noor de Wit" not in text


def test_undo_does_not_bring_it_back(desk: Desk, student: str) -> None:
    removal.carry_out(desk, all_of(student), LATER, CONFIRMATION)
    undone = history.undo(desk)
    assert undone is None or "verwijderd" not in undone.title
    assert desk.read(lambda session: session.get(m.Student, student)) is None


@pytest.mark.parametrize("typed", ["", "ja", "verwijder"])
def test_without_the_word_nothing_goes(desk: Desk, student: str, typed: str) -> None:
    with pytest.raises(InputError):
        removal.carry_out(desk, all_of(student), LATER, typed)
    assert b"Noor" in exported(desk)


def test_a_stop_half_way_leaves_all_as_it_was(desk: Desk, student: str) -> None:
    def stop(number: int, total: int) -> None:
        if number:
            raise KeyboardInterrupt

    other = desk.read(lambda s: s.query(m.Student).filter_by(number="10002").one().key)
    before = exported(desk)
    picks = [*all_of(student), Pick(other, Extent.WHOLE)]
    with pytest.raises(KeyboardInterrupt):
        removal.carry_out(desk, picks, LATER, CONFIRMATION, stop)
    assert exported(desk) == before
    assert counted(desk, m.Removal) == 0


def test_after_two_years_registration_and_absence_stay(desk: Desk, student: str) -> None:
    picks = [Pick(student, Extent.DOSSIER)]
    removal.carry_out(desk, picks, LATER, CONFIRMATION)
    student_row = desk.read(lambda session: session.get_one(m.Student, student))
    assert (student_row.name, student_row.email, student_row.phone) == ("Noor de Wit", None, None)
    days = desk.read(lambda session: session.query(m.SlipDay).all())
    assert days
    assert all(day.absence for day in days)
    assert all(day.begin is None for day in days)
    for model in (m.Guardian, m.LogEntry, m.Moment, m.Intake, m.Outflow, m.Change):
        of = [r for r in desk.read(lambda s, x=model: s.query(x).all())]
        mine = [r for r in of if getattr(r, "dossier", getattr(r, "student_key", "")) == student]
        assert mine == []
    assert "heel" in checking.check(desk)
    assert b"noor@dewerf.example" not in pages(desk)
    assert exported(desk)


def test_what_was_stripped_is_proposed_again_only_after_five_years(
    desk: Desk, student: str
) -> None:
    def due(day: dt.date) -> list[Extent]:
        return [one.extent for one in desk.read(removal.proposals, day)]

    assert due(dt.date(2029, 9, 1)) == []
    assert due(dt.date(2029, 9, 2)) == [Extent.DOSSIER]
    removal.carry_out(desk, [Pick(student, Extent.DOSSIER)], LATER, CONFIRMATION)
    assert due(LATER) == []
    assert due(dt.date(2032, 7, 16)) == [Extent.WHOLE]
    removal.carry_out(desk, all_of(student), LATER, CONFIRMATION)
    assert due(dt.date(2032, 7, 16)) == []
    kept = desk.read(lambda session: session.query(m.Removal).all())
    assert [row.student_key for row in kept] == [None, None]


def test_it_is_put_off_with_a_reason_until_a_day(desk: Desk, student: str) -> None:
    given = {"until": "1-9-2031", "reason": "loopt nog een bezwaar"}
    desk.write("Langer", removal.put_off, student, given, LATER)
    assert desk.read(removal.proposals, LATER) == ()
    (held,) = desk.read(removal.postponed)
    assert (held.name, held.hold.reason) == ("Noor de Wit", "loopt nog een bezwaar")
    for wrong in ({"until": "1-9-2031"}, {"until": "1-9-2029", "reason": "x"}):
        with pytest.raises(InputError):
            desk.write("Langer", removal.put_off, student, wrong, LATER)
    assert desk.read(removal.postponed) == (held,)


def test_what_goes_is_shown_in_numbers_by_kind_and_that_is_what_goes(
    desk: Desk, student: str
) -> None:
    shown = desk.read(removal.preview, all_of(student))
    assert dict(shown)["Ouder of verzorger"] == 2
    report = removal.carry_out(desk, all_of(student), LATER, CONFIRMATION)
    assert report.counts == shown
    text = report_text(report)
    assert "Ouder of verzorger: 2" in text
    assert "Noor" not in text
    assert "10001" not in text


def test_the_numbers_of_the_year_stay_without_the_name(desk: Desk, student: str) -> None:
    on = dt.date(2027, 7, 20)

    def numbers() -> list[tuple[str, str, int, int]]:
        found = desk.read(year_overview, "2026-2027", on)
        return [
            (topic.key, one.key, one.value, one.whole)
            for topic in found.topics
            if not topic.key.startswith("stopped")
            for one in topic.numbers
            if one.value or one.whole
        ]

    before = numbers()
    removal.carry_out(desk, [Pick(student, Extent.DOSSIER)], on, CONFIRMATION)
    assert numbers() == before
    removal.carry_out(desk, all_of(student), on, CONFIRMATION)
    assert numbers() == before


def test_others_that_wrote_the_name_are_named_by_kind(desk: Desk, student: str) -> None:
    def write(session) -> None:
        company = session.query(m.Company).first()
        company.website = "over Noor de Wit"

        meeting = session.query(m.Meeting).first()
        meeting.notes = "Noor de Wit nog eens bellen"

    desk.write("Bedrijf", write)
    report = removal.carry_out(desk, all_of(student), LATER, CONFIRMATION)
    assert dict(report.elsewhere)["Bedrijf"] == 1
    assert "Bedrijf: 1" in report_text(report)
    assert dict(report.elsewhere)["Overleg"] == 1


def test_every_table_with_text_has_a_dutch_name_in_the_report() -> None:
    # Of these no student's name can be typed in: numbers, days, the school's own rules.
    bare = {"calendar_edit", "policy_version", "school", "year_count", "removal", "internal_year"}
    every = {table.name: 1 for table in m.Base.metadata.sorted_tables} | dict.fromkeys(bare, 0)
    assert {words for words, _ in kinds(every)} & set(every) == set()


def test_later_backups_do_not_hold_it_and_older_ones_are_named_and_can_go(
    desk: Desk, student: str, tmp_path
) -> None:
    backup.make(desk)
    (old,) = backup.kept(desk.folder)
    removal.carry_out(desk, all_of(student), LATER, CONFIRMATION)
    now = dt.datetime.now() + dt.timedelta(seconds=2)
    (named,) = old_copies.older(desk, now)
    assert named.path == old.file
    backup.make(desk, tmp_path / "later")
    (later,) = (tmp_path / "later").iterdir()
    restore(tmp_path / "terug", later, PASSWORD)
    again = vault.unlock(tmp_path / "terug", PASSWORD)
    try:
        assert b'"last_name": "Wit"' not in exported(again)
        assert b"Noor de Wit" not in pages(again)
    finally:
        again.close()
    assert old_copies.drop([named]) == 1
    assert old_copies.older(desk, now) == ()
    assert old_copies.drop([named]) == 1


def test_every_table_of_a_dossier_has_dutch_words_and_every_kept_column_is_there() -> None:
    assert [t.name for t in rows.of_student() if t.name not in TABLES] == []
    for name, columns in rows.KEPT.items():
        table = m.Base.metadata.tables[name]
        assert columns <= set(table.c.keys())


def test_the_number_of_a_removed_certificate_is_not_given_again(desk: Desk, student: str) -> None:
    assert desk.read(next_number, "2026-2027") == "2027-0044"
    removal.carry_out(desk, all_of(student), LATER, CONFIRMATION)
    assert desk.read(next_number, "2026-2027") == "2027-0044"
    assert desk.read(next_number, "2027-2028") == "2028-0001"


def test_what_a_restore_put_aside_and_what_was_saved_are_older_copies_too(
    desk: Desk, student: str
) -> None:
    aside = desk.folder / "voor-terugzetten-2026-11-24-101500-2"
    aside.mkdir()
    (aside / "stagedesk.db").write_bytes(b"oud")
    backup.make(desk, desk.folder / rescue.FOLDER)
    found = old_copies.older(desk, dt.datetime.now() + dt.timedelta(seconds=2))
    assert {one.path.parent.name for one in found} == {"gered", desk.folder.name}
    assert old_copies.drop(found) == 2
    assert not aside.exists()
    assert old_copies.older(desk, dt.datetime.now() + dt.timedelta(seconds=2)) == ()


def test_a_second_place_that_is_away_is_said(desk: Desk, tmp_path) -> None:
    assert "tweede plek" not in old_copies.elsewhere(desk)
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.write("Tweede plek", settings.remember, backup_rounds.SECOND_PLACE, str(stick))
    assert "tweede plek" not in old_copies.elsewhere(desk)
    stick.rmdir()
    assert f"De tweede plek is er nu niet ({stick})" in old_copies.elsewhere(desk)
