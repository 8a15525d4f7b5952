"""From the bytes of a dossier file to a Dossier, or to every fault in it with its place."""

from collections.abc import Callable
from dataclasses import replace

from stagedesk.domain.dossier import Dossier
from stagedesk.domain.problem import InputError, Problem
from stagedesk.exchange.dossier_format import DOSSIER
from stagedesk.exchange.shapes import INVALID, Reading
from stagedesk.exchange.strict_json import parse


def read_dossier(data: bytes, skills: Callable[[str], frozenset[str]] | None = None) -> Dossier:
    """The dossier that the file holds, its lists in the order of the file.

    Args:
        data: the bytes of the file, at most 50 MB.
        skills: from a school year to the skills that its policy knows; a grade for another is
            a fault. None takes every well-formed one (``1.1`` to ``6.9``).

    Raises:
        InputError: with a Problem for every fault; its field is the place in the file, such as
            ``students[0].enrollments[0].placements[1].slips[3].days.mon.end``.
    """
    reading = Reading(skills)
    found = DOSSIER.read(parse(data), "", reading)
    if reading.problems or found is INVALID:
        if reading.unlisted:
            reading.problems.append(
                Problem("", f"En nog {reading.unlisted} fouten. Verbeter eerst deze.")
            )
        raise InputError(*reading.problems)
    dossier: Dossier = DOSSIER.build(found)
    return replace(dossier, given=frozenset(reading.given))
