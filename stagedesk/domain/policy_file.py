"""From the policy files to the policy of one school year; a fault is refused with its key."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from stagedesk.domain.calendar import parse_school_year
from stagedesk.domain.policy import Policy
from stagedesk.domain.policy_dates import read_dates, read_usual_days
from stagedesk.domain.policy_json import canonical_json, policy_from_json, policy_hash
from stagedesk.domain.policy_rules import (
    read_assessment,
    read_certificates,
    read_grade_years,
    read_limits,
    read_names,
    read_occupations,
    read_settings,
    read_support_steps,
)
from stagedesk.domain.policy_table import Report, Table
from stagedesk.domain.problem import InputError, Problem

__all__ = ["canonical_json", "policy_from_json", "policy_hash", "read_policy"]

_Tree = Mapping[str, Any]

#: The parts of a file that are no rule: they never pass to a later year.
_OWN = ("calendar", "rules")


def read_policy(texts: Mapping[str, str], school_year: str) -> Policy:
    """The policy of a school year out of the policy files.

    A year without its own file follows the newest earlier file for its rules, never for its
    dates: then it has no school holidays, `calendar_known` is False, and its first and last day
    are 1 August and 31 July. A year before all files follows the earliest one.

    Args:
        texts: TOML text by file stem, which is its school year.
        school_year: as 2026-2027.

    Raises:
        InputError: every fault found, each with its key (`certificates.2.skills.3.text`) and a
            Dutch text that ends in the name of the file.
    """
    parse_school_year(school_year)
    if not texts:
        text = "Er is geen beleidsbestand: zet er een in resources/policy, zoals 2026-2027.toml"
        raise InputError(Problem("", text))
    stem = max((stem for stem in texts if stem <= school_year), default=min(texts))
    chain = _chain(texts, stem)
    problems: dict[str, Problem] = {}

    def report(key: str, text: str) -> None:
        # The first fault of a key explains it; what follows from its stand-in would not.
        problems.setdefault(key, Problem(key, f"{text} ({_file_of(chain, key)}.toml)"))

    calendar = chain[stem].get("calendar") if stem == school_year else None
    policy = _policy(_merged(chain), calendar, school_year, _rules_from(chain), report)
    if problems:
        raise InputError(*problems.values())
    return policy


def _policy(
    rules: _Tree, calendar: Any, school_year: str, rules_from: str, report: Report
) -> Policy:
    file = Table(rules, "", report)
    assessment = read_assessment(file.table("assessment"))
    certificates = read_certificates(file.table("certificates"))
    sectors = read_names(file.table("sectors"))
    codes = read_names(file.table("occupation_codes"))
    internal = file.table("internal")
    usual_days = read_usual_days(file.table("periods"), school_year, assessment.moments)
    dates = read_dates(
        None if calendar is None else Table({"calendar": calendar}, "", report).table("calendar"),
        school_year,
        usual_days,
    )
    policy = Policy(
        school_year=school_year,
        rules_from=rules_from,
        calendar_known=calendar is not None,
        region=dates.region,
        first_day=dates.first_day,
        last_day=dates.last_day,
        holidays=dates.holidays,
        periods=dates.periods,
        grade_years=read_grade_years(file.table("grade_years"), certificates, assessment.moments),
        certificates=certificates,
        sectors=sectors,
        limits=read_limits(file),
        pass_tenths=assessment.pass_tenths,
        moments=assessment.moments,
        moments_needed=assessment.moments_needed,
        share_percent=assessment.share_percent,
        settings=read_settings(file.table("settings")),
        internal_parts=internal.texts("parts"),
        occupation_codes=codes,
        occupations=read_occupations(file.table("occupations"), sectors, codes),
        support_steps=read_support_steps(file.table("support_steps")),
    )
    internal.close()
    file.close()
    return policy


def _chain(texts: Mapping[str, str], stem: str) -> Mapping[str, _Tree]:
    """The parsed files that a file stands on, itself first, by stem."""
    chain: dict[str, _Tree] = {}
    while True:
        chain[stem] = _parsed(texts[stem], stem)
        following = chain[stem].get("rules")
        if following is None:
            return chain
        if not isinstance(following, str) or following not in texts or following >= stem:
            text = f"Hier hoort een eerder schooljaar dat een bestand heeft ({stem}.toml)"
            raise InputError(Problem("rules", text))
        stem = following


def _parsed(text: str, stem: str) -> _Tree:
    try:
        parse_school_year(stem)
    except InputError as error:
        text = f"De naam van dit bestand is geen schooljaar, zoals 2026-2027 ({stem}.toml)"
        raise InputError(Problem("", text)) from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(Problem("", f"Dit is geen geldig TOML: {error} ({stem}.toml)")) from error


def _merged(chain: Mapping[str, _Tree]) -> _Tree:
    """All rules of a chain of files, the later laid over the earlier."""
    merged: _Tree = {}
    for tree in reversed(list(chain.values())):
        merged = _laid_over(merged, {key: tree[key] for key in tree if key not in _OWN})
    return merged


def _laid_over(below: _Tree, above: _Tree) -> _Tree:
    """Tables key by key; everything else is replaced."""
    both = dict(below)
    for key, value in above.items():
        before = both.get(key)
        merge = isinstance(before, dict) and isinstance(value, dict)
        both[key] = _laid_over(before, value) if merge else value  # type: ignore[arg-type]
    return both


def _rules_from(chain: Mapping[str, _Tree]) -> str:
    """The newest file of a chain that holds a rule of its own."""
    return next((stem for stem, tree in chain.items() if set(tree) - set(_OWN)), list(chain)[-1])


def _file_of(chain: Mapping[str, _Tree], key: str) -> str:
    """The file that a fault is in: the newest that holds the key, or most of its way."""
    parts = key.split(".")
    if parts[0] == "calendar":
        return next(iter(chain))
    best, depth_of_best = list(chain)[-1], 0
    for stem, tree in chain.items():
        depth = _depth(tree, parts)
        if depth > depth_of_best:
            best, depth_of_best = stem, depth
    return best


def _depth(tree: Any, parts: Sequence[str]) -> int:
    """How many parts of a key a file holds."""
    depth = 0
    while depth < len(parts) and isinstance(tree, dict) and parts[depth] in tree:
        depth, tree = depth + 1, tree[parts[depth]]
    return depth
