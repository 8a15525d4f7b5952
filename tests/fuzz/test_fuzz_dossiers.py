"""Whatever stands in a file: it is read, or refused with places; never a crash."""

import json
from typing import Any

from hypothesis import strategies as st

from stagedesk.domain.problem import InputError
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.exchange.dossier_writer import write_dossier
from tests.exchange.example import example, to_bytes
from tests.fuzz.cases import fuzz

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["\ud800", "2026-09-07", "08:30", "8", "c1", "s2", "10001", "2026-2027"]),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def nodes(tree: Any) -> list[tuple[Any, Any]]:
    """Every (container, key or index) of a tree."""
    found: list[tuple[Any, Any]] = []
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for name, part in steps:
        found.append((tree, name))
        if isinstance(part, dict | list):
            found += nodes(part)
    return found


def refused_or_round(data: bytes) -> None:
    said = ""
    try:
        dossier = read_dossier(data)
    except InputError as fault:
        said = str(fault)
    if said:
        # Any terminal can show it: a lone surrogate would stop here.
        assert said.encode("utf-8")
        return
    once = write_dossier(dossier)
    assert write_dossier(read_dossier(once)) == once


@fuzz(3, st.data(), st.lists(ODD, min_size=1, max_size=3))
def test_any_value_at_any_place_is_read_or_refused(data: st.DataObject, odd: list[Any]) -> None:
    tree = example()
    for value in odd:
        container, name = data.draw(st.sampled_from(nodes(tree)))
        container[name] = value
    refused_or_round(json.dumps(tree).encode("ascii"))


@fuzz(3, st.data(), st.text(max_size=4))
def test_any_key_at_any_place_is_read_or_refused(data: st.DataObject, name: str) -> None:
    tree = example()
    objects = [c for c, _ in nodes(tree) if isinstance(c, dict)]
    data.draw(st.sampled_from(objects))[name] = 1
    refused_or_round(json.dumps(tree).encode("ascii"))


@fuzz(3, st.integers(0, 10**9), st.binary(max_size=4), st.integers(0, 8))
def test_bytes_put_anywhere_are_read_or_refused(where: int, put: bytes, over: int) -> None:
    whole = to_bytes(example())
    at = where % len(whole)
    refused_or_round(whole[:at] + put + whole[at + over :])
