"""The update for the mentor, from a real file to the words on paper."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from stagedesk import models as m
from stagedesk.reports import mentor_update
from stagedesk.reports.mentor_update import MentorUpdate, Progress
from stagedesk.services import printing
from stagedesk.services.printing import Options
from stagedesk.services.transaction import Desk
from tests.reports import form_papers as papers
from tests.reports.on_paper import digest, digest_elsewhere, outside, overlaps, sizes
from tests.services.slip_school import YEAR, Keys, add_company, add_slip, add_student

ON = dt.date(2026, 11, 24)
OPTIONS = Options(on=ON, school_year=YEAR)


def _build(session) -> Keys:
    mentor = m.Staff(name="Ans Vos", role="mentor")
    session.add(mentor)
    session.flush()
    keys = Keys()
    company, guide = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
    add_student(session, keys, ("Zoë", None, "Bakker"), company=company, supervisor=guide,
                start=dt.date(2026, 10, 26))  # fmt: skip
    add_student(session, keys, ("Sem", None, "Blok"), company=company, supervisor=guide,
                end=dt.date(2026, 11, 6))  # fmt: skip
    add_student(session, keys, ("Noah", "de", "Wit"), grade_year=3, school_class="3A")
    session.get_one(m.Placement, keys.placements["Sem"]).ended_by = "bedrijf"
    zoe = keys.placements["Zoë"]
    add_slip(session, zoe, (2026, 44), {0: (510, 960)}, "Joost van Vliet")
    add_slip(session, zoe, (2026, 46), {}, absent={0: "sick", 1: "unexcused"})
    year = session.get_one(m.Enrollment, keys.enrollments["Zoë"])
    year.mentor_key = mentor.key
    common = {"student_key": year.student_key, "enrollment_key": year.key}
    session.add(m.Goal(**common, text="Ik kom op tijd", term="short"))
    session.add(m.Goal(**common, text="Ik woon later zelfstandig", term="long"))
    session.add(m.LogEntry(**common, on=ON, kind="incident", report="Geheim verhaal", done=True))
    session.add(
        m.Guardian(student_key=year.student_key, position=0, name="Moeder Bakker", relation="m")
    )
    return keys


@pytest.fixture
def keys(desk: Desk) -> Keys:
    return desk.write("Klas", _build)


def _text(desk: Desk, keys: Keys, names: Sequence[str], options: Options = OPTIONS) -> str:
    wanted = [keys.students[name] for name in names]
    gathered = desk.read(printing.gather, "mentor-update", wanted, options)
    pages = [p for d in gathered.documents for p in PdfReader(BytesIO(d.render())).pages]
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_every_class_is_a_paper_of_its_own(desk: Desk, keys: Keys) -> None:
    gathered = desk.read(printing.gather, "mentor-update", [*keys.students.values()], OPTIONS)
    files = [document.file for document in gathered.documents]
    assert files == ["mentor-update_3A.pdf", "mentor-update_4B.pdf"]


def test_the_stage_the_hours_the_weeks_and_the_goals_are_said(desk: Desk, keys: Keys) -> None:
    text = _text(desk, keys, ["Zoë"])
    for words in (
        "klas 4B · mentor Ans Vos", "stand op 24 november 2026", "rapportgesprek 8 dec",
        "Tuincentrum De Linde · ma, di, do", "7,5 van 768 uur getekend (0%).",
        "Mist weken 45 en 47.", "1 dag ziek en 1 dag ongeoorloofd. Ongeoorloofd gemist: 7,5 uur.",
        "Ik kom op tijd: bezig",
    ):  # fmt: skip
        assert words in text


def test_nothing_confidential_and_nothing_of_home_is_on_it(desk: Desk, keys: Keys) -> None:
    text = _text(desk, keys, ["Zoë"])
    for words in ("Geheim", "incident", "zelfstandig", "Moeder", "2009"):
        assert words not in text


def test_who_stopped_and_who_never_began_stand_there_as_such(desk: Desk, keys: Keys) -> None:
    assert "geen stage; Tuincentrum De Linde gestopt door bedrijf" in _text(desk, keys, ["Sem"])
    text = _text(desk, keys, ["Noah"])
    assert "nog geen stage" in text
    assert "Briefjes" not in text


def test_who_left_school_is_not_on_it(desk: Desk, keys: Keys) -> None:
    def leave(session) -> None:
        session.get_one(m.Student, keys.students["Noah"]).left_on = dt.date(2026, 11, 1)

    desk.write("Weg", leave)
    assert _text(desk, keys, ["Noah"]) == ""
    before = replace(OPTIONS, on=dt.date(2026, 10, 31))
    assert "Noah de Wit" in _text(desk, keys, ["Noah"], before)


def test_slips_more_than_two_weeks_behind_ask_for_a_call(desk: Desk, keys: Keys) -> None:
    late = replace(OPTIONS, on=dt.date(2026, 12, 1))
    assert "Meer dan twee weken achter: bel naar huis." in _text(desk, keys, ["Zoë"], late)


def overfull() -> bytes:
    long = Progress(
        papers.LONG_NAME, f"{papers.LONG_COMPANY} · ma, di, wo, do, vr; " * 2, 130, 80,
        "Een lange zin over de uren. " * 12, "Mist weken 36, 37, 38. " * 8, "3 dagen ziek. " * 6,
        "nog 1 moment: 1, 2 en 3. " * 20, "Bij een nieuw bedrijf kan het nog. " * 14,
        "Ik kom op tijd: bezig; " * 60,
    )  # fmt: skip
    paper = MentorUpdate(
        papers.head(), "klas 4A", "klas 4A · " + "jobcoach Peter-Jan van der Sluis · " * 5,
        (long,) * 16, ("Let op: de vakanties zijn onbekend.",),
    )  # fmt: skip
    return mentor_update.render([paper])


def empty() -> bytes:
    return mentor_update.render([MentorUpdate(papers.head(), "klas 4A", "klas 4A", ())])


@pytest.mark.parametrize("make", [overfull, empty])
def test_no_text_covers_another_and_nothing_is_too_near_the_edge(make) -> None:
    pdf = make()
    assert overlaps(pdf) == []
    assert outside(pdf) == []
    assert set(sizes(pdf)) == {(210, 297)}
    assert b"Helvetica" not in pdf


def test_the_same_paper_gives_the_same_bytes_in_every_process() -> None:
    here = digest(overfull())
    assert digest_elsewhere("tests.services.test_mentor_update", "overfull()") == here
