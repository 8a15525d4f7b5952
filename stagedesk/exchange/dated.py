"""Dated facts: a file names of an earlier version only what differed from the next later one."""

from collections.abc import Iterable, Mapping
from typing import Any


def unfold(
    now: Mapping[str, Any], versions: Iterable[Mapping[str, Any]]
) -> tuple[dict[str, Any], ...]:
    """Every version with all its facts, oldest first.

    Args:
        now: the facts of today.
        versions: oldest first; a fact that is absent was as in the next later version, None was
            empty; ``until`` passes through.
    """
    later = dict(now)
    whole = []
    for version in reversed(tuple(versions)):
        later = {**later, **version}
        whole.append(later)
    return tuple(reversed(whole))


def fold(
    now: Mapping[str, Any], versions: Iterable[Mapping[str, Any]]
) -> tuple[dict[str, Any], ...]:
    """Every version with only ``until`` and what differed, oldest first; undoes ``unfold``."""
    later = dict(now)
    short = []
    for version in reversed(tuple(versions)):
        differed = {name: version[name] for name in now if version[name] != later[name]}
        short.append({"until": version["until"], **differed})
        later = dict(version)
    return tuple(reversed(short))
