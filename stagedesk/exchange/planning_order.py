"""The one order of meetings and the internal stage in a dossier file, as canonical.py has it."""

from typing import Any

Tree = dict[str, Any]


def arrange_planning(tree: Tree) -> None:
    """Meetings by day and kind, years by school year, students by number, the rest by name.

    The parts of a group are its rounds and keep their order.
    """
    for meeting in tree.get("meetings", []):
        meeting.get("entries", []).sort(key=lambda entry: entry["student"])
    tree.get("meetings", []).sort(key=lambda one: (one["on"], one["kind"]))
    for year in tree.get("internal", []):
        for group in year.get("groups", []):
            group.get("members", []).sort(key=lambda one: (one["since"], one["student"]))
        year.get("groups", []).sort(key=lambda group: group["name"])
        year.get("parts", []).sort(key=lambda part: part["name"])
        for pair in year.get("apart", []):
            pair.sort()
        year.get("apart", []).sort()
    tree.get("internal", []).sort(key=lambda year: year["school_year"])
