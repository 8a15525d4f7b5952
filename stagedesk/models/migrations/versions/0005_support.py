"""Supported Employment, job analysis and design, further trajectories.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes."""
