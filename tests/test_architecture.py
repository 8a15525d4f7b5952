"""The shape of the code: imports run one way, and what no module may do."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
MODULES = [
    path
    for path in sorted((ROOT / "stagedesk").rglob("*.py"))
    # A migration is as long as the tables it makes.
    if path.parent.name != "versions"
]
#: A little air above the habit of 300 lines.
MOST_LINES = 350
#: Modules of Python and of the network that a program without one never needs.
NETWORK = {
    "asyncio", "ftplib", "http", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib", "webbrowser", "xmlrpc",
}  # fmt: skip


def _name(path: Path) -> str:
    return path.relative_to(ROOT / "stagedesk").as_posix()


def _imported(tree: ast.Module) -> set[str]:
    """The whole names of all modules that a module imports, wherever it does."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def test_imports_run_one_way(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("module", ["stagedesk.cli", "stagedesk.services.printing"])
def test_the_command_line_never_loads_qt(module: str) -> None:
    code = f"import sys, {module}; print(sorted(n for n in sys.modules if n.startswith('PySide6')))"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_says_in_a_sentence_why_it_exists(path: Path) -> None:
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    first = doc.split("\n\n")[0].strip()
    assert first.endswith("."), first
    assert len(first.split()) >= 4, first


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_short_enough_to_read_at_once(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_module_reaches_the_network(path: Path) -> None:
    names = _imported(ast.parse(path.read_text(encoding="utf-8")))
    assert not {name for name in names if name.split(".")[0] in NETWORK}
    # A second start speaks to the first window over a local socket, which is no network.
    qt = {name for name in names if name.startswith("PySide6.QtNetwork.")}
    assert qt <= {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}


@pytest.mark.parametrize(
    "path", [path for path in MODULES if _name(path).startswith("domain/")], ids=_name
)
def test_the_domain_never_asks_for_today_nor_for_a_lot(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not asked & {"today", "now", "utcnow"}
    assert not _imported(tree) & {"random", "secrets", "time"}


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "resources").rglob("*.toml")) + sorted((ROOT / "resources").rglob("*.json")),
    ids=lambda path: path.name,
)
def test_every_resource_is_text_with_a_final_newline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
