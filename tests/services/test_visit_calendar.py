"""Planned visits as a calendar file, and class visits and remarks, on a real encrypted file."""

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar

from stagedesk import cli
from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import log, vault, visit_calendar
from stagedesk.services.transaction import Desk
from tests.services.conftest import PASSWORD
from tests.services.printing_school import TODAY, build
from tests.services.slip_school import YEAR, Keys

AHEAD = TODAY + dt.timedelta(days=7)


@pytest.fixture
def keys(desk: Desk) -> Keys:
    return desk.write("school", build)


def enrollment(desk: Desk, keys: Keys, name: str) -> str:
    year = desk.read(log.page, keys.students[name], YEAR).enrollment_key
    assert year is not None
    return year


def plan(desk: Desk, keys: Keys, name: str, **values: object) -> str:
    key = desk.write("plan", log.plan_visit, enrollment(desk, keys, name), TODAY)

    def put(session: object) -> None:
        row = session.get_one(m.LogEntry, key)  # type: ignore[attr-defined]
        for column, value in values.items():
            setattr(row, column, value)

    desk.write("vul", put)
    return key


def events(file: Path) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(file.read_bytes())
    return [
        {name: event.decoded(name) for name in event if name not in ("TRANSP",)}
        for event in calendar.walk("VEVENT")
    ]


def test_a_visit_is_in_the_agenda_with_first_name_company_and_address(
    desk: Desk, keys: Keys, tmp_path: Path
) -> None:
    key = plan(desk, keys, "Noah", time=630, report="Vertrouwelijk verslag", present="Moeder")
    whole = plan(desk, keys, "Aylin", on=AHEAD + dt.timedelta(days=1))
    file = tmp_path / "bezoeken.ics"
    everybody = tuple(keys.students.values())
    said = visit_calendar.write(desk, everybody, YEAR, TODAY, file)
    assert "2 afspraken" in said
    visit, day = events(file)
    assert visit["SUMMARY"] == "Stagebezoek Noah, Garage Maashaven"
    assert visit["UID"] == f"{key}@stagedesk"
    # Half past ten in summer is half past eight in UTC.
    assert visit["DTSTART"] == dt.datetime.combine(AHEAD, dt.time(8, 30), dt.UTC)
    assert day["DTSTART"] == AHEAD + dt.timedelta(days=1)
    assert day["UID"] == f"{whole}@stagedesk"
    text = file.read_text("utf-8")
    assert "verslag" not in text
    assert "Moeder" not in text
    assert all(len(line) <= 75 for line in file.read_bytes().split(b"\r\n"))


def test_the_same_plan_is_the_same_bytes(desk: Desk, keys: Keys, tmp_path: Path) -> None:
    plan(desk, keys, "Noah", time=630)
    whom = tuple(keys.students.values())
    for name in ("een.ics", "twee.ics"):
        visit_calendar.write(desk, whom, YEAR, TODAY, tmp_path / name)
    assert (tmp_path / "een.ics").read_bytes() == (tmp_path / "twee.ics").read_bytes()


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "incident"},
        {"confidential": True},
        {"done": True},
        {"on": TODAY - dt.timedelta(days=1)},
    ],
)
def test_what_is_confidential_done_or_past_stays_out(
    desk: Desk, keys: Keys, tmp_path: Path, values: dict[str, object]
) -> None:
    plan(desk, keys, "Noah", **values)
    with pytest.raises(InputError, match="niets gepland"):
        visit_calendar.write(
            desk, tuple(keys.students.values()), YEAR, TODAY, tmp_path / "bezoeken.ics"
        )
    assert list(tmp_path.glob("*.ics")) == []


def test_last_visits_are_by_student_and_only_what_was_done(desk: Desk, keys: Keys) -> None:
    plan(desk, keys, "Noah")
    assert desk.read(visit_calendar.last_visits, YEAR, TODAY) == {}
    desk.write("b", log.note, enrollment(desk, keys, "Noah"), TODAY - dt.timedelta(days=3))
    desk.write("b", log.note, enrollment(desk, keys, "Noah"), TODAY)
    desk.write("b", log.note, enrollment(desk, keys, "Aylin"), TODAY, "call")
    assert desk.read(visit_calendar.last_visits, YEAR, TODAY) == {keys.students["Noah"]: TODAY}


def test_a_class_visit_is_in_every_log_and_goes_back_at_once(desk: Desk, keys: Keys) -> None:
    whom = [enrollment(desk, keys, name) for name in ("Noah", "Aylin")]
    given = {"report": "Samen geoefend met solliciteren."}
    assert desk.write("Klassenbezoek", log.note_class, whom, given, TODAY) == 2
    for name in ("Noah", "Aylin"):
        (entry,) = desk.read(log.page, keys.students[name], YEAR).entries
        assert (entry.kind, entry.done, entry.report) == ("class_visit", True, given["report"])
    with pytest.raises(InputError, match="Vink iemand aan"):
        desk.write("Klassenbezoek", log.note_class, [], given, TODAY)


def test_a_remark_stands_with_its_judgement(desk: Desk, keys: Keys) -> None:
    year = enrollment(desk, keys, "Noah")
    goal = desk.write("doel", log.new_goal, year, {"text": "Ik kom op tijd"}, TODAY)
    with pytest.raises(InputError, match="Kies eerst"):
        desk.write("woord", log.remark, goal, TODAY, "Ging goed")
    desk.write("oordeel", log.judge, goal, TODAY, "busy")
    desk.write("woord", log.remark, goal, TODAY, "Ging goed")
    (kept,) = desk.read(log.page, keys.students["Noah"], YEAR).goals
    assert [(j.result, j.remark) for j in kept.judgements] == [("busy", "Ging goed")]


def test_the_command_line_writes_the_calendar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STAGEDESK_PASSWORD", PASSWORD)
    desk, _ = vault.create(tmp_path / "data", PASSWORD)
    keys = desk.write("school", build)
    plan(desk, keys, "Noah")
    desk.close()
    head = ["--data", str(tmp_path / "data"), "calendar", "--date", TODAY.isoformat()]
    assert cli.run([*head, "--out", str(tmp_path / "a.ics"), "--student", "10002"]) == 1
    assert "niets gepland" in capsys.readouterr().err
    assert cli.run([*head, "--out", str(tmp_path / "a.ics")]) == 0
    assert len(events(tmp_path / "a.ics")) == 1
