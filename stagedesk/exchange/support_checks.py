"""What support and trajectories must hold together in a dossier file: no two of one name."""

from stagedesk.exchange.dossier_checks import Found, distinct
from stagedesk.exchange.shapes import INVALID, Reading


def _known(item: Found, name: str) -> object:
    value = item.get(name)
    return None if value is INVALID else value


def cycle(found: Found, place: str, reading: Reading) -> None:
    """Each step once."""
    distinct(
        found,
        place,
        reading,
        "steps",
        lambda item: _known(item, "step"),
        "step",
        "deze stap is er al.",
    )


def student(found: Found, place: str, reading: Reading) -> None:
    """Cycles are told apart by their first day, contracts by employer and first day."""
    distinct(
        found,
        place,
        reading,
        "support",
        lambda item: _known(item, "started"),
        "started",
        "op deze dag begint al een cyclus.",
    )
    distinct(
        found,
        place,
        reading,
        "contracts",
        lambda item: _known(item, "employer") and (item["employer"], _known(item, "since")),
        "employer",
        "dit contract is er al.",
    )


def placement(found: Found, place: str, reading: Reading) -> None:
    """Tasks are told apart by name, praktijkverklaringen by qualification."""
    distinct(
        found,
        place,
        reading,
        "job_tasks",
        lambda item: _known(item, "name"),
        "name",
        "deze taak is er al.",
    )
    distinct(
        found,
        place,
        reading,
        "statements",
        lambda item: _known(item, "qualification"),
        "qualification",
        "deze praktijkverklaring is er al.",
    )
