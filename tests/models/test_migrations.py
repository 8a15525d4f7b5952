"""Every released schema still opens, and the migrations end at the models' tables."""

import re
import secrets
import shutil
from pathlib import Path

import pytest
from sqlalchemy import inspect

from stagedesk.models import Base
from stagedesk.models.migrate import upgrade
from stagedesk.models.store import HEAD, connect, create_tables, revision
from stagedesk.paths import DATABASE
from stagedesk.services import checking, vault

OLD = Path(__file__).resolve().parent.parent / "old_databases"


def _tables(path: Path, key: bytes) -> dict[str, set[str]]:
    """What each table and index is made of, whatever the order and the spaces."""
    connection = connect(path, key)
    rows = connection.execute(
        "select name, sql from sqlite_master where sql is not null and name != 'alembic_version'"
    ).fetchall()
    connection.close()
    found = {}
    for name, sql in rows:
        body = re.sub(r"\s+", " ", sql[sql.index("(") + 1 :])
        found[name] = {word.strip() for word in re.split(r", |(?<!\w)\) STRICT", body)}
    return found


def test_the_migrations_make_the_tables_of_the_models(tmp_path):
    key = secrets.token_bytes(32)
    migrated, fresh = tmp_path / "migrated.db", tmp_path / "fresh.db"
    connect(migrated, key, create=True).close()
    upgrade(migrated, key)
    create_tables(fresh, key)
    assert _tables(migrated, key) == _tables(fresh, key)
    assert revision(migrated, key) == revision(fresh, key) == HEAD


def test_every_table_is_strict_and_knows_its_links():
    for table in Base.metadata.tables.values():
        assert table.dialect_options["sqlite"]["strict"], table.name
        for link in table.foreign_keys:
            assert link.ondelete in ("RESTRICT", None)


@pytest.mark.parametrize("old", sorted(OLD.iterdir()), ids=lambda path: path.name)
def test_every_released_schema_is_brought_up_without_losing_a_row(old, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(old, folder)
    key = vault.keyfile.unlock(folder, (folder / "password.txt").read_text("utf-8").strip())
    before = _counts(folder / DATABASE, key)
    desk = vault.unlock(folder, (folder / "password.txt").read_text("utf-8").strip())
    try:
        assert "heel" in checking.check(desk)
        names = desk.read(lambda session: inspect(session.connection()).get_table_names())
        assert set(Base.metadata.tables) <= set(names)
    finally:
        desk.close()
    after = _counts(folder / DATABASE, key)
    assert before["student"] > 0
    assert {name: after[name] for name in before if name != "setting"} == {
        name: count for name, count in before.items() if name != "setting"
    }


def _counts(path: Path, key: bytes) -> dict[str, int]:
    connection = connect(path, key)
    names = [
        row[0] for row in connection.execute("select name from sqlite_master where type='table'")
    ]
    counts = {
        name: connection.execute(f'select count(*) from "{name}"').fetchone()[0] for name in names
    }
    connection.close()
    return counts
