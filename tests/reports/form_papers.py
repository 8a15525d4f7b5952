"""Fictional form papers: blank, filled, and with names and texts longer than any form expects."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw

from stagedesk.domain.certificates import MomentFacts, judge
from stagedesk.domain.policy import Policy
from stagedesk.reports.assessment import AssessedMoment, AssessmentPaper, assessed_certificates
from stagedesk.reports.intake import IntakePaper
from stagedesk.reports.not_earned import NotEarnedPaper
from stagedesk.reports.not_earned_words import not_earned_paper
from stagedesk.reports.profile import Contact, ProfilePaper
from stagedesk.reports.style import SchoolHead
from tests.domain.policies import shipped

LONG_NAME = "Şahinoğluğħłwilhelmina-Łukaszewiczđorđević Ħaddād"
LONG_COMPANY = "Koninklijke Hollandse Tuinbouwcoöperatie De Vijf Havens, vestiging Hillegersberg"
LONG_EMAIL = "wilhelminaoudenaarden.van.den.broeke@praktijkschool-dewerf.example"
SENTENCE = "Je vraagt zelf wat je kunt doen en je helpt je collega’s & klanten <graag>. "
COMPANY = "Bouwmarkt Van der Steen en Zonen"


def policy() -> Policy:
    return shipped("2026-2027")


def logo(width: int = 760, height: int = 220, kind: str = "PNG") -> bytes:
    image = Image.new("RGB", (width, height), (255, 255, 255))
    ImageDraw.Draw(image).rectangle((0, 0, width // 3, height), fill=(20, 20, 20))
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def head(**changes: object) -> SchoolHead:
    school = SchoolHead(
        "Praktijkschool De Werf", "De Werf", "Maashaven 12", "Rotterdam", "010 555 01 23",
        "info@dewerf.example",
    )  # fmt: skip
    return replace(school, **changes)  # type: ignore[arg-type]


def grades(grade_year: int, moment: int) -> dict[str, int]:
    """Grades from 7,0 to 10,0 for every skill that the year assesses."""
    numbers = policy().grade_years[grade_year].certificates
    return {
        skill.id: (70, 80, 75, 90, 85, 100)[(place * 7 + number + moment) % 6]
        for number in numbers
        for place, skill in enumerate(policy().certificates[number].skills)
    }


STROKES = (((100, 200), (200, 80), (300, 240)), ((420, 150),))


def assessment(grade_year: int, **changes: object) -> AssessmentPaper:
    """A filled form: the first moment signed on screen, the second on paper."""
    year = policy().grade_years[grade_year]
    signed = {"supervisor": STROKES, "student": STROKES, "jobcoach": STROKES}
    last = grades(grade_year, 3)
    del last[f"{year.certificates[-1]}.5"]
    paper = AssessmentPaper(
        head=head(),
        grade_year=grade_year,
        stage_type=year.stage_type,
        school_year="2026-2027",
        certificates=assessed_certificates(
            policy(), grade_year, (grades(grade_year, 1), grades(grade_year, 2), last)
        ),
        company=COMPANY,
        supervisor="Łukasz Wiśniewski",
        student="Oğuzhan Çelik",
        school_class=f"{grade_year}B",
        jobcoach="Noor El Haddād",
        moments=(
            AssessedMoment(1, dt.date(2026, 11, 26), 78, "Vriendelijk voor klanten.", signed),
            AssessedMoment(
                2, dt.date(2027, 3, 11), 82, "Grote stap gemaakt.",
                on_paper=True, signed_on=dt.date(2027, 3, 12),
            ),
            AssessedMoment(3, dt.date(2027, 7, 1), 85),
        ),
        modules=year.modules,
    )  # fmt: skip
    return replace(paper, **changes)  # type: ignore[arg-type]


def blank_assessment(grade_year: int, **changes: object) -> AssessmentPaper:
    year = policy().grade_years[grade_year]
    paper = AssessmentPaper(
        head(), grade_year, year.stage_type, "2026-2027",
        assessed_certificates(policy(), grade_year), modules=year.modules,
    )  # fmt: skip
    return replace(paper, **changes)  # type: ignore[arg-type]


def overfull_assessment(grade_year: int) -> AssessmentPaper:
    paper = assessment(
        grade_year, company=LONG_COMPANY, supervisor=LONG_NAME, student=LONG_NAME,
        jobcoach=LONG_NAME, report_copy=True,
    )  # fmt: skip
    moments = tuple(
        replace(moment, feedback=" ".join(f"{SENTENCE}({moment.number}.{n})" for n in range(25)))
        for moment in paper.moments
    )
    return replace(paper, moments=moments)


def intake(**changes: object) -> IntakePaper:
    paper = IntakePaper(
        head=head(), school_year="2026-2027", student="Oğuzhan Çelik", school_class="4B",
        birth_date=dt.date(2010, 9, 2), jobcoach="Noor El Haddād",
        jobcoach_phone="010 555 01 31", jobcoach_email="n.elhaddad@dewerf.example",
        supervisor="Łukasz Wiśniewski", supervisor_phone="010 555 02 40",
        supervisor_email="l.wisniewski@vandersteen.example", company=COMPANY,
        mobile="06 1234 5601", start=dt.date(2026, 9, 7),
        address="Sluisjesdijk 118\n3087 AH Rotterdam", website="vandersteen.example",
        days="maandag, dinsdag, woensdag", branch="Detailhandel", times="8.30 – 17.00 uur",
        date=dt.date(2026, 9, 2), present="Oğuzhan Çelik, Łukasz Wiśniewski, Noor El Haddād",
        company_info="Bouwmarkt met 34 medewerkers & een eigen zagerij.",
        tasks=("Schappen vullen", "Spiegelen", "Vrachtwagen lossen"),
        goals=("Ik vraag op tijd om hulp.", "Ik leer de vaktaal van de zagerij."),
        work_clothes="Polo en hesje van het bedrijf.",
        agreements="Ziek melden vóór 8.00 uur bij Łukasz én bij school.",
    )  # fmt: skip
    return replace(paper, **changes)  # type: ignore[arg-type]


def overfull_intake() -> IntakePaper:
    return intake(
        student=LONG_NAME, jobcoach=LONG_NAME, jobcoach_email=LONG_EMAIL, company=LONG_COMPANY,
        supervisor=LONG_NAME, address=f"{LONG_NAME}straatweg 1184\n3087 AH {LONG_COMPANY}",
        company_info=SENTENCE * 14, agreements=SENTENCE * 60, present=", ".join([LONG_NAME] * 6),
        tasks=tuple(f"Taak {n}: {SENTENCE}" for n in range(13)),
        goals=tuple(f"Doel {n}: {SENTENCE * 2}" for n in range(7)),
        outcome="Start als de hygiënepapieren er zijn.",
    )  # fmt: skip


def facts(
    low: Mapping[str, int] | None = None,
    company: str = COMPANY,
    moments: tuple[int, ...] = (1, 2, 3),
) -> list[MomentFacts]:
    """Moments of year 4 where every skill has an 8, but for the given ones."""
    own = {skill.id: 80 for skill in policy().skills} | dict(low or {})
    return [MomentFacts(moment, company, company, own) for moment in moments]


def not_earned(
    signed_hours: int = 652, moments: list[MomentFacts] | None = None, **names: str
) -> NotEarnedPaper:
    given = facts({"3.2": 79, "6.4": 70}) if moments is None else moments
    verdict = judge(policy(), 4, 768, signed_hours * 60, given)
    words = {
        "student": "Oğuzhan Çelik", "first_name": "Oğuzhan", "school_class": "4B",
        "company": COMPANY, "jobcoach": "Noor El Haddād", "jobcoach_phone": "010 555 01 31",
    }  # fmt: skip
    return not_earned_paper(head(), policy(), 4, verdict, on=dt.date(2027, 7, 9), **(words | names))


def overfull_not_earned() -> NotEarnedPaper:
    low = {skill.id: 60 for skill in policy().skills}
    moments = [fact for name in ("Bedrijf A", LONG_COMPANY, LONG_NAME) for fact in facts(low, name)]
    return not_earned(
        0,
        moments,
        student=LONG_NAME,
        first_name=LONG_NAME,
        company=LONG_COMPANY,
        jobcoach=LONG_NAME,
    )


def profile(**changes: object) -> ProfilePaper:
    paper = ProfilePaper(
        head(), "2026-2027", "Oğuzhan Çelik", "Oğuzhan", "4B", 16, "Detailhandel en Horeca",
        "Ik kan goed met klanten omgaan.", ("Ik vraag op tijd om hulp.", "Ik leer de vaktaal."),
        "Met metro D tot Slinge.", "Mijn telefoon blijft in de kluis.", "Doe een taak voor.",
        (
            Contact("School", "Praktijkschool De Werf", "010 555 01 23"),
            Contact("Jobcoach", "Noor El Haddād", "010 555 01 31", "n.elhaddad@dewerf.example"),
        ),
    )  # fmt: skip
    return replace(paper, **changes)  # type: ignore[arg-type]


def overfull_profile() -> ProfilePaper:
    return profile(
        student=LONG_NAME, first_name=LONG_NAME, subjects=LONG_COMPANY, strengths=SENTENCE * 20,
        goals=(SENTENCE * 8, SENTENCE * 9), travel=SENTENCE * 15, agreements=SENTENCE * 20,
        helps=SENTENCE * 15,
        emergency=(Contact("Jobcoach", LONG_NAME, "010 555 01 31", LONG_EMAIL),),
    )  # fmt: skip
