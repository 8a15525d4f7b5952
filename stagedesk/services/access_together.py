"""What a dossier file holds of a student beside others, as a parent can read it (inzage).

Such a file has of meetings and of the internal stage only what is about that student.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from stagedesk.domain.meetings import MEETING_KINDS
from stagedesk.domain.times import format_date
from stagedesk.domain.without_placement import DOINGS
from stagedesk.services.access_words import Block


def together_blocks(tree: Mapping[str, Any]) -> Iterator[Block]:
    """Headings with rows about meetings and groups; none where the file has nothing of them."""
    meetings = tuple(_meeting(meeting) for meeting in tree.get("meetings", ()))
    if meetings:
        yield Block("Besproken in een overleg", meetings)
    groups = tuple(
        (f"{group['name']}, {year['school_year']}", _spell(member))
        for year in tree.get("internal", ())
        for group in year.get("groups", ())
        for member in group.get("members", ())
    )
    if groups:
        yield Block("Groepen van de interne stage", groups)


def _meeting(meeting: Mapping[str, Any]) -> tuple[str, str]:
    label = f"{_day(meeting['on'])}, {dict(MEETING_KINDS)[meeting['kind']].lower()}"
    found = []
    for entry in meeting.get("entries", ()):
        found.append(f"zonder stage sinds {_day(entry['since'])}")
        if "ready" in entry:
            found.append(f"klaar voor stage: {'ja' if entry['ready'] else 'nog niet'}")
        found.append(dict(DOINGS).get(entry.get("doing", ""), "").lower())
        found.append(entry.get("why", ""))
        day = f" ({_day(entry['next_on'])})" if "next_on" in entry else ""
        found.append(f"volgende stap: {entry['next_step']}{day}" if "next_step" in entry else "")
    return label, "\n".join(part for part in found if part)


def _spell(member: Mapping[str, Any]) -> str:
    until = f" tot en met {_day(member['until'])}" if "until" in member else ""
    return f"vanaf {_day(member['since'])}{until}"


def _day(text: str) -> str:
    return format_date(date.fromisoformat(text))
