"""Papers filled from the domain's records: the facts of the paper's own day, and no more."""

import datetime as dt

import pytest

from stagedesk.domain.assessment import Closing, Moment
from stagedesk.domain.companies import Company, Supervisor
from stagedesk.domain.dossier import School, Staff
from stagedesk.domain.intake import Intake
from stagedesk.domain.placements import Placement, PlacementVersion, Timetable
from stagedesk.domain.students import Enrollment, EnrollmentVersion, Guardian, Student
from stagedesk.reports import assessment, intake, profile
from stagedesk.reports.from_records import (
    assessed_moment,
    assessment_of,
    intake_of,
    profile_of,
    school_head,
    times_said,
)
from tests.reports.form_papers import STROKES, head, policy
from tests.reports.on_paper import whole_text

COMPANY = Company(
    "c1", "Bakkerij Öz", sector="horeca", address="Kade 1", postcode="3011 AA", city="Rotterdam",
    website="oz.example",
    supervisors=(Supervisor("s1", "Nieuwe Chef", "010 555 02 40"), Supervisor("s2", "Vorige Chef")),
)  # fmt: skip
TALK = Intake(
    dt.date(2026, 9, 2), 630, "Şahin", tasks=("Brood bakken",), goals=("Op tijd komen.",),
    agreements="Bel de bakkerij.", outcome="conditions", conditions="eerst schoenen kopen",
)  # fmt: skip
PLACEMENT = Placement(
    "c1", "s1", start=dt.date(2026, 9, 7), timetable=Timetable((0, 3), 510, 1020),
    versions=(PlacementVersion(
        dt.date(2026, 12, 31), supervisor="s2", timetable=Timetable((0, 3), 510, 1020)
    ),), intake=TALK,
    moments=(
        Moment(1, dt.date(2026, 11, 20), {"1.1": 85}, 70, feedback="Fijn.", closing=Closing(
            dt.date(2026, 11, 21), signatures={"student": STROKES},
            basis={"student": "Şahin Oud", "jobcoach": "Coach Toen"},
        )),
    ),
)  # fmt: skip
ENROLLMENT = Enrollment(
    "2026-2027", 2, "2B", jobcoach="Coach Nu <nu@dewerf.example>", subjects=("horeca",),
    versions=(EnrollmentVersion(dt.date(2026, 12, 31), "2A", jobcoach="Coach Toen"),),
)  # fmt: skip
STUDENT = Student(
    "10001", "Şahin", "Öz", birth_date=dt.date(2012, 5, 17), address="Geheimstraat 5",
    phone="06 1234 5699", email="thuis@geheim.example",
    guardians=(Guardian("Ouder Öz", phone="06 1234 5698"),),
)  # fmt: skip
COACH = Staff("Coach Nu", "jobcoach", "010 555 01 31", "nu@dewerf.example")


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (dt.date(2026, 11, 20), ("2A", "Coach Toen", "Vorige Chef")),
        (dt.date(2027, 2, 1), ("2B", "Coach Nu", "Nieuwe Chef")),
    ],
)
def test_an_assessment_names_class_jobcoach_and_supervisor_of_its_day(
    on: dt.date, said: tuple[str, str, str]
) -> None:
    paper = assessment_of(head(), policy(), STUDENT, ENROLLMENT, PLACEMENT, COMPANY, on)
    assert (paper.school_class, paper.jobcoach, paper.supervisor) == said
    assert paper.moments[0].names == {"student": "Şahin Oud", "jobcoach": "Coach Toen"}
    assert paper.moments[1].date is None
    assert paper.certificates[0].skills[0].grades == (85, None, None)
    assert "8,5" in whole_text(assessment.render([paper]))


def test_a_blank_assessment_keeps_the_names_and_nothing_that_was_filled_in() -> None:
    paper = assessment_of(
        head(), policy(), STUDENT, ENROLLMENT, PLACEMENT, COMPANY, dt.date(2027, 2, 1), blank=True
    )
    text = whole_text(assessment.render([paper]))
    assert "Şahin Öz" in text
    assert "8,5" not in text
    assert "Fijn." not in text


def test_an_open_moment_keeps_its_own_signatures() -> None:
    moment = Moment(2, signatures={"student": STROKES})
    assert assessed_moment(2, moment).signatures == {"student": STROKES}
    assert assessed_moment(2, moment).signed_on is None


def test_an_intake_holds_everything_that_the_form_asks() -> None:
    paper = intake_of(
        head(), policy(), STUDENT, ENROLLMENT, PLACEMENT, COMPANY, COACH, dt.date(2027, 2, 1)
    )
    text = whole_text(intake.render([paper]))
    for value in (
        "Şahin Öz", "2A", "17-05-2012", "14", "010 555 01 31", "Vorige Chef", "07-09-2026",
        "Kade 1", "3011 AA Rotterdam", "oz.example", "maandag en donderdag", "Horeca",
        "8.30 – 17.00 uur", "02-09-2026, 10.30 uur", "Brood bakken", "Bel de bakkerij.",
        "Onder voorwaarden: eerst schoenen kopen.",
    ):  # fmt: skip
        assert value in text


def test_a_profile_holds_nothing_that_a_company_may_not_see() -> None:
    paper = profile_of(head(), policy(), STUDENT, ENROLLMENT, PLACEMENT, COACH, dt.date(2027, 2, 1))
    text = whole_text(profile.render([paper]))
    for value in ("Şahin Öz", "14 jaar", "Horeca", "Op tijd komen.", "010 555 01 31"):
        assert value in text
    for secret in ("2012", "Geheim", "5699", "5698", "thuis@", "Ouder", "8,5", "10001"):
        assert secret not in text


@pytest.mark.parametrize(
    ("timetable", "said"),
    [
        (Timetable((0, 1), 510, 1020), "8.30 – 17.00 uur"),
        (Timetable((0, 3), 510, 1020, ((3, 540, 900),)), "8.30 – 17.00 uur; do 9.00 – 15.00 uur"),
        (Timetable((0,)), ""),
    ],
)
def test_times_are_said_once_and_the_days_that_differ_apart(
    timetable: Timetable, said: str
) -> None:
    assert times_said(timetable) == said


def test_a_school_without_settings_still_prints() -> None:
    assert school_head(None).line == ""
    assert school_head(School(short_name="De Werf")).name == "De Werf"


GOOD, NEXT = "Ik vroeg veel.", "Eerder bellen."
ON_SAFETY = "Reflectie op ‘Veilig’."


@pytest.mark.parametrize(
    ("moment", "modules", "said"),
    [
        (Moment(1, feedback="Fijn."), ("Veilig",), "Fijn."),
        (
            Moment(1, feedback="Fijn.", went_well=GOOD, next_time=NEXT),
            ("Veilig",),
            f"Fijn.\n{ON_SAFETY} Goed: {GOOD} Volgende keer: {NEXT}",
        ),
        (Moment(1, next_time=NEXT), ("Veilig",), f"{ON_SAFETY} Volgende keer: {NEXT}"),
        (Moment(1, went_well="Ja"), (), ""),
        (Moment(2, went_well="Ja"), ("Veilig",), ""),
    ],
)
def test_a_reflection_stands_under_the_feedback_of_its_moment(
    moment: Moment, modules: tuple[str, ...], said: str
) -> None:
    assert assessed_moment(moment.moment, moment, modules).feedback == said
