"""Bringing an older file to the tables of today, after a verified backup, wholly or not at all."""

from pathlib import Path

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import StaticPool

from stagedesk.domain.problem import DeskError
from stagedesk.models.store import HEAD, connect

_SCRIPTS = Path(__file__).resolve().parent / "migrations"


def upgrade(path: Path, key: bytes, target: str = HEAD) -> None:
    """Run the missing migrations on a connection of their own, in one BEGIN IMMEDIATE.

    Foreign keys are off meanwhile (batch mode with cascades silently deletes children) and are
    checked before the commit.

    Raises:
        DeskError: a row would lose what it points to; nothing changed.
    """
    from sqlcipher3 import dbapi2

    raw = connect(path, key)
    raw.execute("pragma foreign_keys=off")
    engine = create_engine("sqlite://", creator=lambda: raw, module=dbapi2, poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            run(connection, target)
            if connection.execute(text("pragma foreign_key_check")).fetchall():
                raise DeskError(
                    "De gegevens konden niet worden bijgewerkt. Er is niets veranderd; "
                    "zet een reservekopie terug."
                )
            connection.exec_driver_sql("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    finally:
        engine.dispose()


def run(connection: Connection, target: str) -> None:
    """Run Alembic's scripts up to ``target`` on an open connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
