"""File names of papers: what tells a document apart, as a piece that every system can keep."""

import re

from stagedesk.domain.calendar import week_exists
from stagedesk.reports.pack_delivery import safe_piece


def group_name(group: str) -> str:
    """A class as a piece of a file name keeps its capitals: ``4B``."""
    return group if re.fullmatch(r"[0-9A-Za-z-]*", group) else safe_piece(group, "klas")


def part_name(part: str) -> str:
    """A part as a piece of a file name; a week keeps its capital W."""
    head, _, rest = part.partition(" ")
    year, _, week = head.partition("-W")
    if year.isdigit() and week.isdigit() and week_exists(int(year), int(week)):
        return "_".join(piece for piece in (head, safe_piece(rest)) if piece)
    return safe_piece(part)
