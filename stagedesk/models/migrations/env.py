"""Alembic's entry: runs on the connection that models.migrate hands over."""

from alembic import context

from stagedesk.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
