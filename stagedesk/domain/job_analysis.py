"""The jobanalyse of a workplace by its four A's, and which tasks fit the student: job(re)design."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem, Severity

#: Whether the student fits here, in the words of the dossier file and of the form.
FITS = (("yes", "past"), ("adjusted", "past als het takenpakket verandert"), ("no", "past niet"))
#: Ways to rearrange tasks (step 5), in the words of the source.
DESIGN_WAYS = (
    ("carving", "jobcarving: taken uit andere functies samen"),
    ("creation", "jobcreation: een nieuwe functie"),
    ("crafting", "jobcrafting: de leerling past de baan aan"),
)
#: What becomes of a task.
DECISIONS = (("kept", "blijft"), ("left_out", "valt weg"), ("added", "komt erbij"))


@dataclass(frozen=True, slots=True)
class JobTask:
    """One task of the work at a placement.

    Attributes:
        name: what is done; tells the tasks of a placement apart.
        decision: the first word of a pair of DECISIONS.
        aid: what helps the student to do it after all.
    """

    name: str
    decision: str = "kept"
    aid: str | None = None
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class JobAnalysis:
    """What a jobcoach found at the workplace (steps 3 and 5 of Supported Employment).

    Attributes:
        on: day of the look. spoken_with: who told it.
        purpose: of the stage, and what is expected.
        work, process, level: arbeidsinhoud. surroundings, strain, safety: arbeidsomstandigheden.
        guidance, colleagues: arbeidsverhoudingen. terms, required: arbeidsvoorwaarden.
        fits: the first word of a pair of FITS. conclusion: why.
        design_way: the first word of a pair of DESIGN_WAYS. design: what was agreed.
    """

    on: date | None = None
    spoken_with: str | None = None
    purpose: str | None = None
    work: str | None = None
    process: str | None = None
    level: str | None = None
    surroundings: str | None = None
    strain: str | None = None
    safety: str | None = None
    guidance: str | None = None
    colleagues: str | None = None
    terms: str | None = None
    required: str | None = None
    fits: str | None = None
    conclusion: str | None = None
    design_way: str | None = None
    design: str | None = None
    key: str = field(default="", compare=False)


def analysis_problems(fits: str | None, on: date | None, today: date | None) -> Iterator[Problem]:
    """What is odd about a jobanalyse; only warned of.

    Args:
        fits: the judgement, None while there is none.
        on: its day.
        today: None judges nothing by it.
    """
    if fits is not None and on is None:
        yield Problem("on", "Zet er een dag bij", Severity.WARNING)
    if on is not None and today is not None and on > today:
        yield Problem("on", "Deze dag moet nog komen", Severity.WARNING)


JOB_ANALYSIS_FORM = Form(
    "job_analysis",
    "Jobanalyse",
    (
        Section(
            "De werkplek",
            (
                Field("on", "Datum", Kind.DATE),
                Field("spoken_with", "Gesproken met", placeholder="praktijkopleider"),
                Field("purpose", "Doel en verwachtingen van de stage", Kind.LONG_TEXT),
            ),
        ),
        Section(
            "Arbeidsinhoud",
            (
                Field("work", "De taken", Kind.LONG_TEXT),
                Field("process", "Het arbeidsproces", Kind.LONG_TEXT),
                Field("level", "Het niveau van het werk"),
            ),
        ),
        Section(
            "Arbeidsomstandigheden",
            (
                Field("surroundings", "De werkplek en de omgeving", Kind.LONG_TEXT),
                Field("strain", "Zwaar voor lichaam of hoofd", Kind.LONG_TEXT),
                Field("safety", "Veiligheid en hulpmiddelen", Kind.LONG_TEXT),
            ),
        ),
        Section(
            "Arbeidsverhoudingen",
            (
                Field("guidance", "Begeleiding op de werkvloer", Kind.LONG_TEXT),
                Field("colleagues", "Collega’s en sfeer", Kind.LONG_TEXT),
            ),
        ),
        Section(
            "Arbeidsvoorwaarden",
            (
                Field("terms", "Werktijden, pauzes en vergoeding", Kind.LONG_TEXT),
                Field(
                    "required",
                    "Wat het bedrijf vraagt",
                    Kind.LONG_TEXT,
                    placeholder="werkkleding, VOG",
                ),
            ),
        ),
        Section(
            "Past de leerling hier?",
            (
                Field("fits", "Oordeel", Kind.CHOICE, choices=FITS),
                Field("conclusion", "Waarom", Kind.LONG_TEXT),
            ),
        ),
        Section(
            "Job(re)design",
            (
                Field("design_way", "Manier", Kind.CHOICE, choices=DESIGN_WAYS),
                Field("design", "Afspraken over de taken", Kind.LONG_TEXT),
            ),
        ),
    ),
)
JOB_TASK_FORM = Form(
    "job_task",
    "Taak",
    (
        Section(
            "Taken",
            (
                Field("name", "Taak", needed=True, largest=200),
                Field("decision", "Wat ermee gebeurt", Kind.CHOICE, choices=DECISIONS),
                Field("aid", "Hulpmiddel", largest=200, placeholder="stappenkaart"),
            ),
        ),
    ),
)
