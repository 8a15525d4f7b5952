"""The stage policy of one school year, as data: the code holds none of its texts or numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Skill:
    """A werknemersvaardigheid.

    Attributes:
        id: ``2.3``.
        text: the chapter's wording (screen, certificates).
        form_text: Bijlage 1's wording (the form).
        short: a few words for the letter of Bijlage 5 ('op tijd om hulp vragen').
    """

    id: str
    text: str
    form_text: str
    short: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """A part certificate and the skills it stands on.

    Attributes:
        number: 1 to 6. name: as on screen. form_name: as Bijlage 1 writes it.
        description: what the student is able to, from the chapter.
    """

    number: int
    name: str
    form_name: str
    description: str
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True)
class GradeYear:
    """What the policy asks of one grade year (leerjaar).

    Attributes:
        number: 1 to 6. stage_type: 'oriënterende externe stage'.
        days_per_week: usual stage days a week; None for year 1's single block.
        max_day_minutes: most minutes a day.
        norm_hours: hours a year when days a week do not matter or are unknown.
        norm_by_days: (days a week at least, hours), ascending; only years 5 and 6 have it.
        certificates: numbers of the certificates that are assessed and needed.
        modules: titles of the assignment modules, one a period; empty when there are none.
        internal: whether the stage is at school.
        consent_title, consent_text: what the parents' consent says of this year (Bijlage 6); both
            empty where it says nothing (year 6).
    """

    number: int
    stage_type: str
    days_per_week: int | None
    max_day_minutes: int
    norm_hours: int
    norm_by_days: tuple[tuple[int, int], ...]
    certificates: tuple[int, ...]
    modules: tuple[str, ...]
    internal: bool = False
    consent_title: str = ""
    consent_text: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """One of three periods: its last day is the moment's, report talks follow."""

    number: int
    last_day: date
    report_on: date | None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A school holiday; both days inclusive, weekends included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class WorkingTimeLimit:
    """The law's limits for an age band (Arbeidstijdenwet; Nadere regeling kinderarbeid 3:1).

    Attributes:
        from_age, to_age: inclusive; to_age None is open.
        day_minutes, week_minutes: most working time; None where there is none to check.
        earliest, latest: minutes after midnight; None when free.
        sunday: whether Sunday work is allowed. ask: under 14, ask the jobcoach.
        source: the law's own place.
    """

    from_age: int
    to_age: int | None
    day_minutes: int | None
    week_minutes: int | None
    earliest: int | None
    latest: int | None
    sunday: bool
    ask: bool
    source: str


@dataclass(frozen=True, slots=True)
class Occupation:
    """An example occupation (Bijlage 8).

    Attributes:
        sector: key of the policy's sectors.
        codes: what it asks, letters of the policy's occupation codes: ('O', 'F').
    """

    sector: str
    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupportStep:
    """A step of Supported Employment.

    Attributes:
        number: from 1. name: as the source writes it. text: what the jobcoach does in it.
    """

    number: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything that a school may change from year to year.

    Attributes:
        school_year: ``2026-2027``: the year asked for.
        rules_from: the year whose file gave the rules (may be earlier).
        calendar_known: False when this year has no calendar of its own ('vakanties onbekend').
        first_day, last_day: of the school year; computed defaults when unknown.
        pass_tenths: 80. moments_needed: 2. share_percent: 80.
        sectors: key to Dutch name, in the order of the forms.
        settings: further numbers of the policy file by name (see the TOML's own comments).
        internal_parts: the parts of year 1's internal stage, in the order of the source.
        occupation_codes: letter to meaning (O: 'goed in vroeg opstaan').
        support_steps: the steps of Supported Employment in order; empty in a policy that was
            stored before Stagedesk knew them.
    """

    school_year: str
    rules_from: str
    calendar_known: bool
    region: str
    first_day: date
    last_day: date
    holidays: tuple[Holiday, ...]
    periods: tuple[Period, ...]
    grade_years: Mapping[int, GradeYear]
    certificates: Mapping[int, Certificate]
    sectors: Mapping[str, str]
    limits: tuple[WorkingTimeLimit, ...]
    pass_tenths: int
    moments: int
    moments_needed: int
    share_percent: int
    settings: Mapping[str, int]
    internal_parts: tuple[str, ...] = ()
    occupation_codes: Mapping[str, str] = field(default_factory=dict)
    occupations: tuple[Occupation, ...] = ()
    support_steps: tuple[SupportStep, ...] = ()

    @property
    def skills(self) -> tuple[Skill, ...]:
        """All skills in the order of the form."""
        return tuple(s for n in sorted(self.certificates) for s in self.certificates[n].skills)
