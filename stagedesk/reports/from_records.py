"""The form papers filled from the domain's records, so that services only fetch and render.

Class, jobcoach, supervisor and timetable are those of the paper's own day (domain.md, Words).
"""

import datetime as dt
from collections.abc import Sequence

from stagedesk.domain.assessment import SIGNERS, Moment, reflection
from stagedesk.domain.companies import Company, Supervisor
from stagedesk.domain.dossier import School, Staff
from stagedesk.domain.goals import for_profile
from stagedesk.domain.intake import OUTCOMES, Intake
from stagedesk.domain.placements import Placement, Timetable
from stagedesk.domain.policy import Policy
from stagedesk.domain.students import Enrollment, Student
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import SHORT_WEEKDAYS, WEEKDAY_NAMES, age
from stagedesk.reports.assessment_paper import (
    AssessedMoment,
    AssessmentPaper,
    assessed_certificates,
)
from stagedesk.reports.dutch import clock
from stagedesk.reports.intake import IntakePaper
from stagedesk.reports.profile import Contact, ProfilePaper
from stagedesk.reports.style import SchoolHead


def school_head(school: School | None) -> SchoolHead:
    """What papers print of the school's settings; empty texts where there are none."""
    if school is None:
        return SchoolHead("")
    return SchoolHead(
        name=school.name or school.short_name or "",
        short_name=school.short_name or "",
        address=school.address or "",
        place=school.place or "",
        phone=school.phone or "",
        email=school.email or "",
        logo=school.logo,
    )


def assessed_moment(
    number: int, moment: Moment | None, modules: Sequence[str] = ()
) -> AssessedMoment:
    """One column of the form; a closed moment carries the names and day of its closing.

    Args:
        number: of the moment.
        moment: None when nothing was entered yet.
        modules: titles of the stageopdrachten, one a period.
    """
    if moment is None:
        return AssessedMoment(number)
    closing = moment.closing
    return AssessedMoment(
        number=number,
        date=moment.date,
        assignment=moment.assignment,
        feedback=remarks(moment, modules),
        signatures=dict((closing.signatures if closing else {}) or moment.signatures),
        on_paper=bool(closing and closing.paper),
        signed_on=closing.on if closing else None,
        names={
            signer: str(closing.basis[signer])
            for signer in SIGNERS
            if closing and closing.basis.get(signer)
        },
    )


def assessment_of(
    head: SchoolHead, policy: Policy, student: Student, enrollment: Enrollment,
    placement: Placement, company: Company, on: dt.date,
    *, report_copy: bool = False, blank: bool = False,
) -> AssessmentPaper:  # fmt: skip
    """The beoordelingsformulier of one placement (Bijlage 1).

    Args:
        head: the school.
        policy: of the placement's own school year.
        student: whose form it is.
        enrollment: the school year.
        placement: the one that is assessed.
        company: where it is.
        on: the paper's day; class, jobcoach and praktijkopleider are those of then.
        report_copy: print 'Kopie bij rapport'.
        blank: names alone, no grades, feedback or signatures.
    """
    year = policy.grade_years[enrollment.grade_year]
    numbers = range(1, policy.moments + 1)
    known = {} if blank else {moment.moment: moment for moment in placement.moments}
    then = enrollment.on(on)
    grades = [known[n].grades if n in known else {} for n in numbers]
    return AssessmentPaper(
        head=head,
        grade_year=enrollment.grade_year,
        stage_type=year.stage_type,
        school_year=enrollment.school_year,
        certificates=assessed_certificates(policy, enrollment.grade_year, grades),
        company=company.name,
        supervisor=_supervisor(company, placement, on).name,
        student=student.name,
        school_class=then.school_class or "",
        jobcoach=_name(then.jobcoach),
        moments=tuple(assessed_moment(n, known.get(n), year.modules) for n in numbers),
        modules=year.modules,
        pass_tenths=policy.pass_tenths,
        report_copy=report_copy,
    )


def remarks(moment: Moment, modules: Sequence[str]) -> str:
    """The feedback of a moment with the reflection on the module of its period.

    Bijlage 1 has one place for both: Opmerkingen/Feedback.
    """
    parts = [moment.feedback or ""]
    if moment.moment <= len(modules):
        said = reflection(moment)
        if said:
            parts.append(f"Reflectie op ‘{modules[moment.moment - 1]}’. {said}")
    return "\n".join(part for part in parts if part)


def intake_of(
    head: SchoolHead, policy: Policy, student: Student, enrollment: Enrollment,
    placement: Placement, company: Company, jobcoach: Staff | None, on: dt.date,
) -> IntakePaper:  # fmt: skip
    """The intakeformulier of one placement (Bijlage 2).

    Args:
        head: the school.
        policy: of the placement's own school year, for the name of the branch.
        student: whose talk it is.
        enrollment: the school year.
        placement: the one that the talk starts.
        company: where it is.
        jobcoach: with phone and email, when known.
        on: the paper's day when the talk has none yet.
    """
    talk = placement.intake or Intake()
    day = talk.date or on
    then, supervisor = enrollment.on(day), _supervisor(company, placement, day)
    timetable = placement.on(max(day, placement.start or day)).timetable
    where = " ".join(part for part in (company.postcode, company.city) if part)
    return IntakePaper(
        head=head,
        school_year=enrollment.school_year,
        student=student.name,
        school_class=then.school_class or "",
        birth_date=student.birth_date,
        jobcoach=jobcoach.name if jobcoach else _name(then.jobcoach),
        jobcoach_phone=(jobcoach and jobcoach.phone) or "",
        jobcoach_email=(jobcoach and jobcoach.email) or "",
        supervisor=supervisor.name,
        supervisor_phone=supervisor.phone or "",
        supervisor_email=supervisor.email or "",
        company=company.name,
        mobile=supervisor.mobile or "",
        start=placement.start,
        address="\n".join(part for part in (company.address, where) if part),
        website=company.website or "",
        days=format_list(WEEKDAY_NAMES[weekday] for weekday in timetable.days),
        branch=policy.sectors.get(company.sector or "", ""),
        times=times_said(timetable),
        date=talk.date,
        time=f"{clock(talk.time)} uur" if talk.time is not None else "",
        present=talk.present or "",
        company_info=talk.company_info or "",
        tasks=talk.tasks,
        goals=talk.goals,
        work_clothes=talk.work_clothes or "",
        agreements=talk.agreements or "",
        outcome=_outcome(talk),
    )


def profile_of(
    head: SchoolHead, policy: Policy, student: Student, enrollment: Enrollment,
    placement: Placement | None, jobcoach: Staff | None, on: dt.date,
) -> ProfilePaper:  # fmt: skip
    """The persoonlijk profiel; what nobody filled in is left to write on.

    Args:
        head: the school.
        policy: of the school year, for the names of the subjects.
        student: only the name and the age in whole years leave this record.
        enrollment: class and subjects.
        placement: its talk gives goals and agreements; without goals the running IOP goals show.
        jobcoach: whom the company calls beside the school.
        on: the paper's day.
    """
    then = enrollment.on(on)
    talk = (placement.intake if placement else None) or Intake()
    name = jobcoach.name if jobcoach else _name(then.jobcoach)
    contacts = [Contact("School", head.name, head.phone, head.email)]
    if name:
        phone, email = (jobcoach.phone, jobcoach.email) if jobcoach else (None, None)
        contacts.append(Contact("Jobcoach", name, phone or "", email or ""))
    return ProfilePaper(
        head=head,
        school_year=enrollment.school_year,
        student=student.name,
        first_name=student.first_name,
        school_class=then.school_class or "",
        age=age(student.birth_date, on) if student.birth_date else None,
        subjects=format_list(policy.sectors.get(key, key) for key in enrollment.subjects),
        strengths=enrollment.strengths or "",
        goals=talk.goals or for_profile(enrollment.goals, on),
        travel=enrollment.travel or "",
        agreements=talk.agreements or "",
        helps=enrollment.helps or "",
        emergency=tuple(contacts),
    )


def times_said(timetable: Timetable) -> str:
    """The times of a timetable: '8.30 – 17.00 uur; do 9.00 – 15.00 uur'; empty when unknown."""
    said = []
    if timetable.begin is not None and timetable.end is not None:
        said.append(f"{clock(timetable.begin)} – {clock(timetable.end)} uur")
    said += [
        f"{SHORT_WEEKDAYS[day]} {clock(begin)} – {clock(end)} uur"
        for day, begin, end in timetable.own_times
    ]
    return "; ".join(said)


def _supervisor(company: Company, placement: Placement, on: dt.date) -> Supervisor:
    key = placement.on(on).supervisor
    return next((s for s in company.supervisors if s.key == key), Supervisor("", ""))


def _name(staff: str | None) -> str:
    """The name in a staff reference, which may be 'name <email>'."""
    return (staff or "").partition(" <")[0]


def _outcome(talk: Intake) -> str:
    """What came of the talk, as a sentence."""
    words = dict(OUTCOMES).get(talk.outcome or "", "")
    said = ": ".join(part for part in (words.capitalize(), talk.conditions or "") if part)
    return said if not said or said.endswith((".", "!", "?")) else f"{said}."
