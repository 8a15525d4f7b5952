"""Alembic's scripts: one file a released schema; data of the frozen program."""
