"""A class of five for the papers: all earned, just begun, no placement, overfull, unprintable."""

import datetime as dt

from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.services import settings
from tests.services.assessment_school import add_form, add_hours
from tests.services.slip_school import Keys, add_company, add_slip, add_student

TODAY = dt.date(2027, 5, 24)
#: What no company may read of a student.
SECRETS = {
    "address": "Geheimstraat 12",
    "postcode": "3099 ZZ",
    "city": "Verstopdorp",
    "phone": "06 1234 5671",
    "email": "thuis@leerling.example",
}
GUARDIAN = {"name": "Moeder Verborgen", "phone": "06 1234 5699", "email": "ouder@thuis.example"}
LONG = "Woorden over het werk die maar doorgaan, met ğ, Ş, ł en é. " * 12


def build(session: Session) -> Keys:
    """The class; Noah's company wants paper, Łukasz's a stick, Zoë's a mail."""
    school = settings.school_row(session)
    school.name, school.place = "Praktijkschool De Maasoever", "Rotterdam"
    school.phone, school.director = "010 555 01 00", "Hanneke Zeilmaker"
    coach = m.Staff(
        name="Marijke Groot", role="jobcoach", phone="06 1234 5601", email="m.groot@school.example"
    )
    session.add(coach)
    session.flush()
    keys = Keys(jobcoach=coach.key)
    garage, boss = add_company(session, "Garage Maashaven", "Łukasz Wiśniewski")
    long_one, renee = add_company(
        session, "Bouwbedrijf Gebr. Van den Heuvel-Ter Horst & Zn", "Renée van Dongen"
    )
    bakery, joost = add_company(session, "Bakkerij Jansen", "Joost van Vliet")
    garage.delivery, long_one.delivery, bakery.delivery = "paper", "usb", "mail"
    joost.email = "joost@bakkerij.example"
    add_student(session, keys, ("Noah", "de", "Wit"), company=garage, supervisor=boss)
    add_student(session, keys, ("Yiğit", None, "Doğan"), company=garage, supervisor=boss)
    add_student(session, keys, ("Aylin", None, "Şahin"))
    long_name = ("Małgorzata", "van den", "Heuvel-Krzyżanowska-Brzęczyszczykiewicz")
    add_student(session, keys, long_name, company=long_one, supervisor=renee)
    add_student(session, keys, ("Zoë", None, "Bakker"), company=bakery, supervisor=joost)
    for key in keys.students.values():
        student = session.get_one(m.Student, key)
        for name, value in SECRETS.items():
            setattr(student, name, value)
        session.add(m.Guardian(student_key=key, position=0, relation="moeder", **GUARDIAN))
    _grades(session, keys)
    _talks(session, keys)
    return keys


def _grades(session: Session, keys: Keys) -> None:
    for moment in (1, 2):
        add_form(session, keys.placements["Noah"], moment, 80)
        add_form(session, keys.placements["Yiğit"], moment, 63).feedback = "Nog even oefenen."
        form = add_form(session, keys.placements["Małgorzata"], moment, 63)
        form.feedback = LONG
    add_hours(session, keys.placements["Noah"], 615)
    for week in (37, 38):
        times = {0: (510, 960), 1: (510, 960)}
        add_slip(session, keys.placements["Yiğit"], (2026, week), times, "Łukasz Wiśniewski")
    slip = add_slip(session, keys.placements["Małgorzata"], (2026, 37), {0: (510, 960)})
    slip.remark = LONG


def _talks(session: Session, keys: Keys) -> None:
    texts = {"Noah": "Op tijd komen.", "Małgorzata": LONG, "Zoë": "Veilig werken."}
    # The letters have no Arabic; what Zoë's company says of itself stands on the intake alone.
    told = {"Zoë": "Halal \u0635\u062f"}
    for name, text in texts.items():
        session.add(
            m.Intake(
                student_key=keys.students[name],
                placement_key=keys.placements[name],
                date=dt.date(2026, 8, 24),
                present="Noah en de jobcoach",
                company_info=told.get(name, text),
                tasks=[text[:200], "Opruimen"],
                goals=[text[:200]],
                agreements=text,
                outcome="yes" if name == "Noah" else None,
            )
        )
    session.flush()
