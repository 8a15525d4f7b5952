"""Urenbriefjes as values: one placement, one ISO week, seven days (Bijlage 4)."""

from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section

#: Weekdays in the words of the dossier file; the index is the weekday (0 is Monday).
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: Kinds of absence in the words of the dossier file.
ABSENCES = ("sick", "excused", "unexcused")


@dataclass(frozen=True, slots=True)
class SlipDay:
    """One day of a slip: times, an absence, or both ('ging ziek naar huis').

    Attributes:
        weekday: 0 is Monday.
        begin, end: minutes after midnight; hours are end - begin, break included.
        on_time: whether the student came on time; None when not said.
        absence: one of ABSENCES. reported: whether it was properly reported.
        make_up: an agreed day to make up for missed hours (inhalen).
        registered_on: day on which unexcused hours were passed to the administration (gemeld).
    """

    weekday: int
    begin: int | None = None
    end: int | None = None
    on_time: bool | None = None
    absence: str | None = None
    reported: bool | None = None
    make_up: bool = False
    registered_on: date | None = None

    @property
    def minutes(self) -> int:
        """Minutes worked, break included (Bijlage 4: 'pauze telt mee als stagetijd')."""
        return 0 if self.begin is None or self.end is None else self.end - self.begin

    @property
    def filled(self) -> bool:
        """Whether the day says anything: times or an absence."""
        return (self.begin is not None and self.end is not None) or self.absence is not None


@dataclass(frozen=True, slots=True)
class HoursSlip:
    """One week of one placement.

    Attributes:
        days: only the days that say something, by weekday.
        signed_on, signed_by: date and name of the supervisor; one alone is unsigned.
        handed_in_on: day on which the paper came in, if kept.
    """

    iso_year: int
    iso_week: int
    days: tuple[SlipDay, ...] = ()
    handed_in_on: date | None = None
    signed_on: date | None = None
    signed_by: str | None = None
    remark: str | None = None
    key: str = field(default="", compare=False)

    @property
    def minutes(self) -> int:
        """Minutes of the whole week, break included."""
        return sum(day.minutes for day in self.days)

    @property
    def signed(self) -> bool:
        """Signed is date and name both; only signed slips count."""
        return self.signed_on is not None and bool(self.signed_by)

    @property
    def handed_in(self) -> bool:
        """At least one day has times or an absence; the signature is irrelevant."""
        return any(day.filled for day in self.days)


#: Absences with the words of screen and paper.
ABSENCE_LABELS = (
    ("sick", "ziek"),
    ("excused", "geoorloofd afwezig"),
    ("unexcused", "ongeoorloofd afwezig"),
)
#: Bijlage 4 says so on every slip, behind the asterisk of the hours.
BREAK_NOTICE = (
    "LET OP: pauze telt mee als stagetijd en wordt dus niet in mindering gebracht "
    "op het totaal aantal stage-uren"
)
#: Bijlage 4 in its order; a dotted name says whose field it is, a bare one is the slip's.
SLIP_FORM = Form(
    "hours_slip",
    "Urenbrief",
    (
        Section(
            "",
            (
                Field("iso_week", "Weeknr:", Kind.NUMBER, smallest=1, largest=53, needed=True),
                Field("student.name", "Naam leerling:", needed=True),
                Field("enrollment.school_class", "Klas:", needed=True),
                Field("company.name", "Stagebedrijf:", needed=True),
                Field("supervisor.name", "Praktijkbegeleider:", needed=True),
            ),
        ),
        Section("", (Field("minutes", "Weektotaal praktijkuren:", hint="Uur"),)),
        Section(
            "Praktijkbegeleider",
            (
                Field(
                    "signed_on",
                    "Datum ondertekening:",
                    Kind.DATE,
                    placeholder="dag, bv. 17-5",
                    screen="Getekend op",
                ),
                Field("remark", "Opmerkingen praktijkbegeleider:", Kind.LONG_TEXT),
                Field("signed_by", "Naam:", screen="Getekend door"),
                Field("signature", "Handtekening:"),
            ),
        ),
        Section("Op school", (Field("handed_in_on", "Ingeleverd op", Kind.DATE),)),
    ),
)
#: One day of a slip, as the screen asks it.
SLIP_DAY_FORM = Form(
    "slip_day",
    "Dag",
    (
        Section(
            "Dag",
            (
                Field("begin", "Begintijd", Kind.TIME, placeholder="8:30", screen="Begin"),
                Field("end", "Eindtijd", Kind.TIME, placeholder="16:30", screen="Eind"),
                Field("on_time", "Op tijd", Kind.FLAG),
                Field("absence", "Afwezig", Kind.CHOICE, choices=ABSENCE_LABELS),
                Field("reported", "Goed afgemeld", Kind.FLAG),
                Field("make_up", "Inhalen", Kind.FLAG),
                Field("registered_on", "Gemeld bij de administratie op", Kind.DATE),
            ),
        ),
    ),
)
