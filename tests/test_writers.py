"""Every file is written under another name, flushed and renamed: no writer goes its own way."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1] / "stagedesk"
#: Who may write otherwise, and why.
_ALLOWED = {
    "models/files.py": "the one place",
    "lock.py": "the side file only explains, and is gone at the release",
    "log_file.py": "appends, and rotates by itself",
    "services/backup_files.py": "packs and unpacks in a folder of its own, then puts in place",
}
_WRITES = {"write_bytes", "write_text", "touch"}


def _direct_writes(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        modes = [a.value for a in node.args if isinstance(a, ast.Constant)]
        modes += [k.value.value for k in node.keywords if isinstance(k.value, ast.Constant)]
        opens = name == "open" and any(
            isinstance(mode, str) and len(mode) <= 3 and set(mode) & set("wax+") for mode in modes
        )
        if name in _WRITES or opens:
            yield node.lineno


@pytest.mark.parametrize("file", sorted(_ROOT.rglob("*.py")), ids=lambda file: file.name)
def test_no_file_is_written_half(file: Path) -> None:
    place = file.relative_to(_ROOT).as_posix()
    found = list(_direct_writes(ast.parse(file.read_text("utf-8"))))
    assert not found or place in _ALLOWED, f"{place}: {found}"


def test_the_search_itself_finds_a_writer() -> None:
    source = 'Path("x").write_bytes(b"")\nopen("x", "w")\nfile.open("rb")\nopen("x", mode="ab")\n'
    assert list(_direct_writes(ast.parse(source))) == [1, 2, 4]
