"""No access key of an overview is that of a tab or of another part: then neither would work."""

import re

import pytest

from stagedesk.ui.overviews_tab import PARTS
from stagedesk.ui.tabs import TABS


def key(words: str) -> str:
    found = re.search(r"&(\w)", words)
    assert found is not None, f"{words} heeft geen toets"
    return found[1].lower()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_the_access_key_of_a_part_is_its_own(part: object) -> None:
    others = [tab.title for tab in TABS] + [one.words for one in PARTS if one is not part]
    assert key(part.words) not in [key(words) for words in others]  # type: ignore[attr-defined]
