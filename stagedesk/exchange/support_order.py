"""The one order of what a dossier file says of support and trajectories; tasks keep their own."""

from typing import Any

#: Sorts after every date.
_OPEN = "9999"


def arrange_support(student: dict[str, Any]) -> None:
    """Put cycles by first day, their steps by number, the rest by day and then by name."""
    student.get("support", []).sort(key=lambda cycle: cycle["started"])
    for cycle in student.get("support", []):
        cycle.get("steps", []).sort(key=lambda step: step["step"])
    student.get("contracts", []).sort(key=lambda one: (one.get("since", _OPEN), one["employer"]))
    for enrollment in student.get("enrollments", []):
        for placement in enrollment.get("placements", []):
            placement.get("statements", []).sort(
                key=lambda one: (one.get("on", _OPEN), one["qualification"])
            )
