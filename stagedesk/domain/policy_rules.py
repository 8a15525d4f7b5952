"""The rules of a policy file, section by section: everything but the dates of one year."""

from collections.abc import Mapping
from dataclasses import dataclass

from stagedesk.domain.grades import HIGHEST, LOWEST, parse_grade
from stagedesk.domain.policy import (
    Certificate,
    GradeYear,
    Occupation,
    Skill,
    SupportStep,
    WorkingTimeLimit,
)
from stagedesk.domain.policy_table import Table
from stagedesk.domain.problem import InputError

_DAY_MINUTES = 24 * 60
_WEEK_MINUTES = 7 * _DAY_MINUTES
_MOST_HOURS_A_YEAR = 4000
_MOST_MOMENTS = 9

#: Every number that the file's [settings] must hold, with the range that makes sense.
SETTINGS: Mapping[str, tuple[int, int]] = {
    "adult_age": (1, 99),
    "aftercare_every_months": (1, 60),
    "aftercare_years": (0, 50),
    "behind_days": (0, 365),
    "call_again_days": (0, 365),
    "contract_hours_goal": (0, 60),
    "default_break_above_minutes": (0, _DAY_MINUTES),
    "default_break_minutes": (0, _DAY_MINUTES),
    "first_day_visit_grade_year": (1, 99),
    "internal_group_largest": (1, 100),
    "internal_group_smallest": (1, 100),
    "internal_part_weeks": (1, 53),
    "internal_week_minutes": (0, _WEEK_MINUTES),
    "mentor_update_days": (0, 365),
    "moment_due_days": (0, 365),
    "moment_due_weeks": (0, 53),
    "mt_talk_days": (1, 365),
    "placement_talk_days": (1, 365),
    "retention_absence_years": (0, 100),
    "retention_years": (0, 100),
    "search_form_slots": (1, 20),
    "sector_from_grade_year": (1, 99),
    "statement_from_grade_year": (1, 99),
    "sva2_days": (0, 365),
    "unexcused_alarm_days": (1, 365),
    "unexcused_alarm_minutes": (1, 100_000),
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """What Bijlage 5 asks: pass mark in tenths, moments a year, moments needed, hours share."""

    pass_tenths: int
    moments: int
    moments_needed: int
    share_percent: int


def read_assessment(table: Table) -> Assessment:
    """The section [assessment] (Bijlage 5)."""
    mark = table.text("pass_mark")
    try:
        tenths = parse_grade(mark)
    except InputError:
        tenths = HIGHEST
        table.wrong("pass_mark", 'Hier hoort een cijfer van 1,0 tot 10,0, zoals "8,0"')
    moments = table.number("moments", 1, _MOST_MOMENTS)
    found = Assessment(
        pass_tenths=max(tenths, LOWEST),
        moments=moments,
        moments_needed=table.number("moments_needed", 1, max(moments, 1)),
        share_percent=table.number("share_percent", 1, 100),
    )
    table.close()
    return found


def read_settings(table: Table) -> Mapping[str, int]:
    """The section [settings]: all further numbers, by name."""
    found = {name: table.number(name, low, high) for name, (low, high) in SETTINGS.items()}
    if found["internal_group_smallest"] > found["internal_group_largest"]:
        table.wrong("internal_group_largest", "De grootste groep is kleiner dan de kleinste")
    table.close()
    return found


def read_certificates(table: Table) -> Mapping[int, Certificate]:
    """The section [certificates] (Vaardigheden & competenties; Bijlage 1), by number."""
    found = {number: _certificate(table.table(str(number)), number) for number in table.numbered()}
    if not found:
        table.wrong("", "Er is geen enkel certificaat")
    skills = [skill for certificate in found.values() for skill in certificate.skills]
    for wording in ("text", "form_text", "short"):
        first: dict[str, str] = {}
        for skill in skills:
            wording_of = getattr(skill, wording)
            if wording_of and first.setdefault(wording_of, skill.id) != skill.id:
                number, place = skill.id.split(".")
                table.wrong(
                    f"{number}.skills.{place}.{wording}",
                    f"Dezelfde tekst als bij vaardigheid {first[wording_of]}",
                )
    return found


def _certificate(table: Table, number: int) -> Certificate:
    skills_table = table.table("skills")
    skills = []
    for place in skills_table.numbered():
        row = skills_table.table(str(place))
        skills.append(
            Skill(f"{number}.{place}", row.text("text"), row.text("form_text"), row.text("short"))
        )
        row.close()
    if not skills:
        table.wrong("skills", "Dit certificaat heeft geen vaardigheden")
    found = Certificate(
        number=number,
        name=table.text("name"),
        form_name=table.text("form_name"),
        description=table.text("description"),
        skills=tuple(skills),
    )
    table.close()
    return found


def read_grade_years(
    table: Table, certificates: Mapping[int, Certificate], moments: int
) -> Mapping[int, GradeYear]:
    """The section [grade_years] (Opbouw stage; Bijlage 5, schema; Bijlage 6), by number."""
    found = {}
    for number in table.numbered():
        row = table.table(str(number))
        found[number] = _grade_year(row, number)
        for wanted in found[number].certificates:
            if wanted not in certificates:
                row.wrong("certificates", f"Certificaat {wanted} bestaat niet")
        if not found[number].certificates:
            row.wrong("certificates", "Minstens één certificaat")
        if len(found[number].modules) not in (0, moments):
            row.wrong("modules", f"Geen modules, of {moments}: elke periode één")
    if not found:
        table.wrong("", "Er is geen enkel leerjaar")
    return found


def _grade_year(row: Table, number: int) -> GradeYear:
    by_days = row.table("norm_by_days") if row.has("norm_by_days") else None
    norms = (
        tuple(
            (days, by_days.number(str(days), 1, _MOST_HOURS_A_YEAR)) for days in by_days.numbered()
        )
        if by_days
        else ()
    )
    found = GradeYear(
        number=number,
        stage_type=row.text("stage_type"),
        days_per_week=row.number("days_per_week", 1, 7) if row.has("days_per_week") else None,
        max_day_minutes=row.number("max_day_hours", 1, 24) * 60,
        norm_hours=row.number("norm_hours", 1, _MOST_HOURS_A_YEAR),
        norm_by_days=norms,
        certificates=tuple(sorted(row.numbers("certificates"))),
        modules=row.texts("modules") if row.has("modules") else (),
        internal=row.flag("internal"),
        consent_title=row.text("consent_title") if row.has("consent_title") else "",
        consent_text=row.text("consent_text") if row.has("consent_text") else "",
    )
    if bool(found.consent_title) != bool(found.consent_text):
        lacking = "consent_text" if found.consent_title else "consent_title"
        row.wrong(lacking, "consent_title en consent_text horen bij elkaar")
    if any(days > 7 for days, _ in norms):
        row.wrong("norm_by_days", "Een week heeft zeven dagen")
    if [hours for _, hours in norms] != sorted(hours for _, hours in norms):
        row.wrong("norm_by_days", "Meer dagen, dan niet minder uren")
    row.close()
    return found


def read_names(table: Table) -> Mapping[str, str]:
    """A section of keys with Dutch names, in the order of the file ([sectors])."""
    found = {key: table.text(key) for key in table}
    for key in found:
        if not (key.isascii() and key.isidentifier()):
            table.wrong(key, "Een sleutel is één woord van gewone letters")
    if not found:
        table.wrong("", "Hier staat nog niets")
    table.once("", (name for name in found.values() if name))
    return found


def read_occupations(
    table: Table, sectors: Mapping[str, str], codes: Mapping[str, str]
) -> tuple[Occupation, ...]:
    """The section [occupations] (Bijlage 8): by sector, each with its code letters."""
    found = []
    for sector in table:
        rows = table.table(sector)
        if sector not in sectors:
            table.wrong(sector, "Deze sector staat niet bij [sectors]")
        for name in rows:
            letters = rows.text(name, may_be_empty=True)
            unknown = [letter for letter in letters if letter not in codes]
            if unknown:
                rows.wrong(name, f"Onbekende code: {', '.join(unknown)}")
            rows.once(name, letters)
            found.append(Occupation(sector, name, tuple(letters)))
    return tuple(found)


def read_support_steps(table: Table) -> tuple[SupportStep, ...]:
    """The section [support_steps] (Zeven stappen van Supported Employment), by number from 1."""
    found = []
    for number in table.numbered():
        row = table.table(str(number))
        found.append(SupportStep(number, row.text("name"), row.text("text")))
        row.close()
    if [step.number for step in found] != list(range(1, len(found) + 1)) or not found:
        table.wrong("", "De stappen zijn genummerd vanaf 1, zonder gat")
    table.once("", (step.name for step in found if step.name))
    return tuple(found)


def read_limits(file: Table) -> tuple[WorkingTimeLimit, ...]:
    """The list [[limits]] of a file: the law's limits by age, youngest first, without gap."""
    found: list[WorkingTimeLimit] = []
    for row in file.tables("limits"):
        limit = _limit(row)
        expected = 0
        if found:
            before = found[-1].to_age
            expected = -1 if before is None else before + 1
        if limit.from_age != expected:
            row.wrong("from_age", "De leeftijden sluiten niet op elkaar aan")
        if limit.to_age is not None and limit.to_age < limit.from_age:
            row.wrong("to_age", "Jonger dan from_age")
        if (limit.latest or _DAY_MINUTES) <= (limit.earliest or 0):
            row.wrong("latest", "Hier hoort een tijd na earliest")
        found.append(limit)
    if not found or found[-1].to_age is not None:
        text = "De laatste regel geldt voor iedereen daarboven: laat to_age weg"
        file.wrong(f"limits.{max(len(found), 1)}.to_age", text)
    return tuple(found)


def _limit(row: Table) -> WorkingTimeLimit:
    found = WorkingTimeLimit(
        from_age=row.number("from_age", 0, 99),
        to_age=row.number("to_age", 0, 99) if row.has("to_age") else None,
        day_minutes=row.number("day_hours", 1, 24) * 60 if row.has("day_hours") else None,
        week_minutes=row.number("week_hours", 1, 168) * 60 if row.has("week_hours") else None,
        earliest=row.minutes("earliest"),
        latest=row.minutes("latest"),
        sunday=row.flag("sunday", default=True),
        ask=row.flag("ask"),
        source=row.text("source"),
    )
    row.close()
    return found
