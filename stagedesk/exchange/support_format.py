"""Supported Employment and the further trajectories of the dossier file, declared once."""

from stagedesk.domain.employment import EmploymentContract
from stagedesk.domain.job_analysis import DECISIONS, DESIGN_WAYS, FITS, JobAnalysis, JobTask
from stagedesk.domain.practice_statements import PracticeStatement
from stagedesk.domain.programmes import Programme
from stagedesk.domain.support import CycleStep, SupportCycle
from stagedesk.domain.sva2 import EXAM_RESULTS, Sva2
from stagedesk.exchange import support_checks as checks
from stagedesk.exchange.scalars import DAY, FLAG, LONG_TEXT, NAME, choice, whole
from stagedesk.exchange.shapes import Key, list_of, record
from stagedesk.exchange.week_format import SLOTS

_CYCLE_STEP = record(
    (
        Key("step", whole(1, 99), needed=True, note="number of the policy's step"),
        Key("on", DAY, needed=True),
        Key("note", LONG_TEXT),
    ),
    lambda values: CycleStep(**values),
)
_CYCLE = record(
    (
        Key("started", DAY, needed=True, note="tells a student's cycles apart"),
        Key("reason", LONG_TEXT),
        Key("steps", list_of(_CYCLE_STEP), note="those that were begun, one of each number"),
    ),
    lambda values: SupportCycle(**values),
    checks=(checks.cycle,),
)
_SVA2 = record(
    (
        Key("reason", NAME),
        Key("signed_up_on", DAY),
        Key("exam_planned_on", DAY),
        Key("exam_on", DAY),
        Key("examiner", NAME),
        Key("result", choice(*(word for word, _ in EXAM_RESULTS))),
        Key("certificate_on", DAY),
    ),
    lambda values: Sva2(**values) if values else None,
)
_CONTRACT = record(
    (
        Key("employer", NAME, needed=True, note="with since it tells contracts apart"),
        Key("work", NAME),
        Key("hours_per_week", whole(1, 168)),
        Key("since", DAY),
        Key("until", DAY, note="last day, inclusive"),
    ),
    lambda values: EmploymentContract(**values),
)
_JOB_ANALYSIS = record(
    (
        Key("on", DAY),
        Key("spoken_with", NAME),
        *(Key(name, LONG_TEXT) for name in ("purpose", "work", "process")),
        Key("level", NAME),
        *(
            Key(name, LONG_TEXT)
            for name in ("surroundings", "strain", "safety", "guidance", "colleagues", "terms")
        ),
        Key("required", LONG_TEXT),
        Key("fits", choice(*(word for word, _ in FITS))),
        Key("conclusion", LONG_TEXT),
        Key("design_way", choice(*(word for word, _ in DESIGN_WAYS))),
        Key("design", LONG_TEXT),
    ),
    lambda values: JobAnalysis(**values) if values else None,
)
_JOB_TASK = record(
    (
        Key("name", NAME, needed=True, note="tells the tasks of a placement apart"),
        Key("decision", choice(*(word for word, _ in DECISIONS)), default="kept"),
        Key("aid", NAME),
    ),
    lambda values: JobTask(**values),
)
_STATEMENT = record(
    (
        Key("qualification", NAME, needed=True, note="tells statements of a placement apart"),
        Key("level", whole(1, 4)),
        Key("processes", SLOTS, note="werkprocessen"),
        Key("skills", LONG_TEXT),
        Key("on", DAY),
        Key("handed_out_on", DAY),
    ),
    lambda values: PracticeStatement(**values),
)
_PROGRAMME = record(
    (
        Key("name", NAME),
        Key("teacher", NAME),
        Key("partners", LONG_TEXT),
        Key("since", DAY),
        Key("until", DAY),
        Key("certificates", SLOTS, note="of the branch"),
        Key("hire_intended", FLAG),
        Key("remark", LONG_TEXT),
    ),
    lambda values: Programme(**values) if values else None,
)
#: Keys of a student.
STUDENT_KEYS = (
    Key("support", list_of(_CYCLE), note="cycles of Supported Employment"),
    Key("sva2", _SVA2),
    Key("contracts", list_of(_CONTRACT), note="small employment contracts"),
)
#: Keys of a placement.
WORKPLACE_KEYS = (
    Key("job_analysis", _JOB_ANALYSIS),
    Key("job_tasks", list_of(_JOB_TASK), note="in the order of the list"),
    Key("statements", list_of(_STATEMENT), note="praktijkverklaringen"),
    Key("programme", _PROGRAMME, note="facts of a TOP Academie or PROVSO.WORKS"),
)
