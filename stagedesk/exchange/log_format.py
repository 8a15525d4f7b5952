"""The stagelogboek and goals of the dossier file, declared once."""

from stagedesk.domain.goals import RESULTS, TERMS, Goal, Judgement
from stagedesk.domain.log import LOG_KINDS, LogEntry
from stagedesk.exchange import dossier_checks as checks
from stagedesk.exchange.scalars import DAY, FLAG, LONG_TEXT, NAME, TIME, choice, text
from stagedesk.exchange.shapes import Key, list_of, record

LOG_ENTRY = record(
    (
        Key("on", DAY, needed=True),
        Key("time", TIME),
        Key("kind", choice(*(word for word, _ in LOG_KINDS)), needed=True),
        Key("done", FLAG, default=False, note="false: planned"),
        Key("present", NAME),
        Key("report", LONG_TEXT),
        Key("agreement", LONG_TEXT),
        Key("agreement_by", DAY, note="the day on which it comes back"),
        Key("agreement_done", FLAG, default=False),
        Key("confidential", FLAG, note="absent: an incident is, anything else is not"),
    ),
    lambda values: LogEntry(**values),
)
_JUDGEMENT = record(
    (
        Key("on", DAY, needed=True),
        Key("result", choice(*(word for word, _ in RESULTS)), needed=True),
        Key("remark", LONG_TEXT),
    ),
    lambda values: Judgement(**values),
)
GOAL = record(
    (
        Key("text", NAME, needed=True, note="with term it tells goals apart"),
        Key("term", choice(*(word for word, _ in TERMS)), default="short"),
        Key("skill", text(10), note="a skill of the policy, such as 1.1"),
        Key("since", DAY),
        Key("until", DAY),
        Key("judgements", list_of(_JUDGEMENT), note="one a day"),
    ),
    lambda values: Goal(**values),
    checks=(checks.goal,),
)
