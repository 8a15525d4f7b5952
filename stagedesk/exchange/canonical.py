"""The one order of a dossier file's lists: by code point and date, ties by content, never by key.

It works on the tree that is about to be written: there every text is clean and every date sorts
as text.
"""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from stagedesk.exchange.planning_order import arrange_planning
from stagedesk.exchange.support_order import arrange_support

Tree = dict[str, Any]
#: Sorts after every date.
_OPEN = "9999"


def arrange(tree: Tree) -> None:
    """Put the tree of a dossier in its one order, companies named c1.. and supervisors s1.. .

    Companies stand by name and postcode, staff by name, students by number, the rest by date.
    Guardians keep the order of calling; tasks, goals and subjects the order of their user.
    """
    firms, people = _name_companies(tree.get("companies", []))
    for year in tree.get("calendar", []):
        _sort(year.get("holidays", []), lambda day: (day["first"], day["last"]))
    _sort(tree.get("calendar", []), lambda year: year["school_year"])
    _sort(tree.get("staff", []), lambda one: (one["name"], one.get("email", "")))
    _sort(tree.get("students", []), lambda student: student["number"])
    _name_staff(tree)
    arrange_planning(tree)
    for student in tree.get("students", []):
        _sort(student.get("enrollments", []), lambda one: one["school_year"])
        arrange_support(student)
        _sort(student.get("papers", []), lambda paper: (paper["kind"], paper.get("until", _OPEN)))
        for enrollment in student.get("enrollments", []):
            _arrange_enrollment(enrollment, firms, people)


def _arrange_enrollment(enrollment: Tree, firms: dict[str, str], people: dict[str, str]) -> None:
    for lead in enrollment.get("leads", []):
        if "company" in lead:
            lead["company"] = firms[lead["company"]]
    _sort(enrollment.get("leads", []), lambda lead: lead["name"])
    for placement in enrollment.get("placements", []):
        placement["company"] = firms[placement["company"]]
        for holder in (placement, *placement.get("versions", [])):
            if holder.get("supervisor") is not None:
                holder["supervisor"] = people[holder["supervisor"]]
        _sort(placement.get("versions", []), lambda version: version["until"])
        _sort(placement.get("slips", []), lambda slip: (slip["iso_year"], slip["iso_week"]))
        _sort(placement.get("moments", []), lambda moment: moment["moment"])
        _sort(placement.get("make_ups", []), lambda deal: deal["on"])
        _sort(placement.get("attachments", []), _picture_order)
    _sort(enrollment.get("placements", []), _placement_order)
    _sort(enrollment.get("versions", []), lambda version: version["until"])
    _sort(enrollment.get("reminders", []), lambda call: (call["on"], call["to"]))
    for goal in enrollment.get("goals", []):
        _sort(goal.get("judgements", []), lambda one: one["on"])
    _sort(enrollment.get("goals", []), lambda goal: (goal["term"], goal["text"]))
    _sort(
        enrollment.get("log", []),
        lambda entry: (entry["on"], entry.get("time", ""), entry["kind"]),
    )
    _sort(enrollment.get("meanwhile", []), lambda one: one["on"])
    _sort(enrollment.get("absences", []), lambda notice: notice["on"])
    _sort(enrollment.get("attachments", []), _picture_order)
    _sort(enrollment.get("certificates", []), lambda paper: (paper["on"], paper["number"]))


def _picture_order(picture: Tree) -> tuple[str, str]:
    return (picture["on"], picture["kind"])


def _placement_order(placement: Tree) -> tuple[str, str, int]:
    talk = placement.get("intake", {}).get("date", _OPEN)
    return (placement.get("start", _OPEN), talk, int(placement["company"][1:]))


def _name_companies(companies: list[Tree]) -> tuple[dict[str, str], dict[str, str]]:
    """Sort companies and their people and give them new ids; from old to new, of either."""
    for company in companies:
        _sort(company.get("supervisors", []), lambda person: person["name"])
        _sort(company.get("contacts", []), lambda contact: (contact["on"], contact["kind"]))
    _sort(companies, lambda company: (company["name"], company.get("postcode", "")))
    firms: dict[str, str] = {}
    people: dict[str, str] = {}
    for number, company in enumerate(companies, 1):
        firms[company["id"]] = f"c{number}"
        company["id"] = f"c{number}"
        for person in company.get("supervisors", []):
            new = f"s{len(people) + 1}"
            people[person["id"]] = new
            person["id"] = new
    return firms, people


def _name_staff(tree: Tree) -> None:
    """Refer to staff by name alone, and with their email only where the file has two of them."""
    shared = Counter(one["name"] for one in tree.get("staff", []))
    short = {
        f"{one['name']} <{one['email']}>": one["name"]
        for one in tree.get("staff", [])
        if "email" in one and shared[one["name"]] == 1
    }
    for one in tree.get("staff", []):
        for stand_in in one.get("stand_ins", []):
            stand_in["by"] = short.get(stand_in["by"], stand_in["by"])
        _sort(one.get("stand_ins", []), lambda stand_in: stand_in["since"])
    for student in tree.get("students", []):
        for enrollment in student.get("enrollments", []):
            for holder in (enrollment, *enrollment.get("versions", [])):
                for role in ("mentor", "jobcoach"):
                    if holder.get(role) in short:
                        holder[role] = short[holder[role]]


def _sort(items: list[Tree], order: Callable[[Tree], Any]) -> None:
    ties = Counter(map(order, items))
    if len(ties) == len(items):
        items.sort(key=order)
    else:
        items.sort(key=lambda item: (order(item), _content(item)))


def _content(item: Tree) -> str:
    """The item as text, without the ids that its source gave it."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: bare(part) for name, part in value.items() if name != "id"}
        return [bare(part) for part in value] if isinstance(value, list) else value

    return json.dumps(bare(item), ensure_ascii=False, sort_keys=True)
