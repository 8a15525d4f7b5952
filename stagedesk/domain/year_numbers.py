"""The numbers of a school year, and who stands behind each (Evaluatie en monitoring).

Exists so that screen, paper, spreadsheet and command line count alike: once a year the jobcoaches,
the OWG and the MT judge the policy by these numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stagedesk.domain.times import format_percent

#: The unit of topics that are kept in minutes.
HOURS = "uur"


@dataclass(frozen=True, slots=True)
class Behind:
    """One student (key and number) behind a number; ``what`` says why in a few words."""

    student: str
    number: str
    name: str
    school_class: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """One line of a topic.

    Attributes:
        value: a count, or minutes in a topic of minutes. whole: what it is a part of, or 0.
        before, before_whole: the same of the school year before; None when that has no numbers.
        behind: the students, by class and name.
    """

    key: str
    label: str
    value: int
    whole: int = 0
    behind: tuple[Behind, ...] = ()
    before: int | None = None
    before_whole: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """Numbers that belong together: one table, one chart.

    Attributes:
        unit: what is counted, in Dutch; HOURS is kept in minutes.
        share: whether every line is a part of its own whole.
        mark: percent of the whole that is enough; 0 is none.
        empty: says in one sentence that there is nothing.
    """

    key: str
    title: str
    unit: str
    numbers: tuple[Number, ...]
    share: bool = False
    mark: int = 0
    empty: str = "Nog niets."

    def largest(self) -> int:
        """The largest value of both years, at least 1: what the longest bar stands for."""
        values = [one.value for one in self.numbers]
        return max([*values, *(one.before or 0 for one in self.numbers), 1])


def with_removed(
    found: Sequence[Topic],
    removed: Mapping[tuple[str, str], int],
    labels: Mapping[str, Mapping[str, str]],
) -> tuple[Topic, ...]:
    """The numbers with what stays of students who were removed: counts, nobody behind them.

    Args:
        found: of the students who are there.
        removed: by topic and line; with ``.whole`` behind the topic what the line is a part of.
        labels: Dutch words by topic and line, for lines of which nobody else is left.
    """
    return tuple(_with_counts(topic, removed, labels.get(topic.key, {})) for topic in found)


def _with_counts(
    topic: Topic, removed: Mapping[tuple[str, str], int], labels: Mapping[str, str]
) -> Topic:
    values = {key: count for (what, key), count in removed.items() if what == topic.key}
    wholes = {key: count for (what, key), count in removed.items() if what == f"{topic.key}.whole"}
    if not values and not wholes:
        return topic
    there = {one.key for one in topic.numbers}
    gone = sorted({*values, *wholes} - there)
    lines = [*topic.numbers, *(Number(key, labels.get(key, key), 0) for key in gone)]
    return replace(
        topic,
        numbers=tuple(
            replace(
                one,
                value=one.value + values.get(one.key, 0),
                whole=one.whole + wholes.get(one.key, 0),
            )
            for one in lines
        ),
    )


def against(now: Sequence[Topic], before: Sequence[Topic]) -> tuple[Topic, ...]:
    """The numbers of a year with those of the year before beside them.

    A line that only the year before had comes last, with nobody behind it.
    """
    earlier = {topic.key: {one.key: one for one in topic.numbers} for topic in before}
    found = []
    for topic in now:
        old = earlier.get(topic.key, {})
        lines = [_beside(one, old.pop(one.key, None)) for one in topic.numbers]
        lines += [
            replace(one, value=0, whole=0, behind=(), before=one.value, before_whole=one.whole)
            for one in old.values()
        ]
        found.append(replace(topic, numbers=tuple(lines)))
    return tuple(found)


def _beside(one: Number, old: Number | None) -> Number:
    if old is None:
        return replace(one, before=0)
    return replace(one, before=old.value, before_whole=old.whole)


def said(topic: Topic, value: int, whole: int = 0) -> str:
    """A value in words: ``34``, ``12 van 40``, ``1.240 van 2.048 uur (60%)``."""
    if topic.unit != HOURS:
        return f"{thousands(value)} van {thousands(whole)}" if topic.share else thousands(value)
    # Cut down, never rounded up: an hour that is not whole does not count as one.
    percent = format_percent(value, whole)
    of = f"{thousands(value // 60)} van {thousands(whole // 60)} uur"
    return f"{of} ({percent})" if percent else of


def thousands(value: int) -> str:
    """A whole number as Dutch writes it: ``12.340``."""
    return f"{value:,}".replace(",", ".")
