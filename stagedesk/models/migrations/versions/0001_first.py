"""The tables of the first release.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table and index."""
    op.create_table(
        "action",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("clock", sa.Integer(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_action")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_action_clock"), "action", ["clock"], unique=False)
    op.create_index(op.f("ix_action_undoes"), "action", ["undoes"], unique=False)
    op.create_table(
        "calendar_edit",
        sa.Column("school_year", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("holidays", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_calendar_edit")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_calendar_edit_school_year",
        "calendar_edit",
        ["school_year"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
    op.create_table(
        "company",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("internal", sa.Integer(), nullable=False),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("delivery", sa.Text(), nullable=True),
        sa.Column("sbb_levels", sa.Text(), nullable=True),
        sa.Column("closed", sa.Text(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("sort_text", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_company")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_company_search_text"), "company", ["search_text"], unique=False)
    op.create_index(op.f("ix_company_sort_text"), "company", ["sort_text"], unique=False)
    op.create_table(
        "draft",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("form", "row_key", "field", name=op.f("pk_draft")),
        sqlite_strict=True,
    )
    op.create_table(
        "policy_version",
        sa.Column("school_year", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_policy_version")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_policy_version_school_year"), "policy_version", ["school_year"], unique=False
    )
    op.create_table(
        "school",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("short_name", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("director", sa.Text(), nullable=True),
        sa.Column("reachable", sa.Text(), nullable=True),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_school")),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
        sqlite_strict=True,
    )
    op.create_table(
        "staff",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("sort_text", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_staff")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_staff_sort_text"), "staff", ["sort_text"], unique=False)
    op.create_table(
        "student",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("infix", sa.Text(), nullable=True),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("parents_consent_on", sa.Text(), nullable=True),
        sa.Column("left_on", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("sort_text", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_student")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_student_search_text"), "student", ["search_text"], unique=False)
    op.create_index(op.f("ix_student_sort_text"), "student", ["sort_text"], unique=False)
    op.create_index(
        "uq_student_number",
        "student",
        ["number"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
    op.create_table(
        "change",
        sa.Column("action_key", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("column", sa.Text(), nullable=True),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["action_key"], ["action.key"], name=op.f("fk_change_action_key")),
        sa.PrimaryKeyConstraint("action_key", "seq", name=op.f("pk_change")),
        sqlite_strict=True,
    )
    op.create_index("ix_change_dossier", "change", ["dossier"], unique=False)
    op.create_index("ix_change_row", "change", ["row_key"], unique=False)
    op.create_table(
        "enrollment",
        sa.Column("school_year", sa.Text(), nullable=False),
        sa.Column("grade_year", sa.Integer(), nullable=False),
        sa.Column("school_class", sa.Text(), nullable=True),
        sa.Column("mentor_key", sa.Text(), nullable=True),
        sa.Column("jobcoach_key", sa.Text(), nullable=True),
        sa.Column("days_per_week", sa.Integer(), nullable=True),
        sa.Column("norm_hours", sa.Integer(), nullable=True),
        sa.Column("norm_reason", sa.Text(), nullable=True),
        sa.Column("subjects", sa.Text(), nullable=True),
        sa.Column("outflow_sector", sa.Text(), nullable=True),
        sa.Column("ready_external", sa.Integer(), nullable=True),
        sa.Column("ready_since", sa.Text(), nullable=True),
        sa.Column("ready_reason", sa.Text(), nullable=True),
        sa.Column("consent_on", sa.Text(), nullable=True),
        sa.Column("strengths", sa.Text(), nullable=True),
        sa.Column("travel", sa.Text(), nullable=True),
        sa.Column("helps", sa.Text(), nullable=True),
        sa.Column("policy_key", sa.Text(), nullable=True),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["jobcoach_key"],
            ["staff.key"],
            name=op.f("fk_enrollment_jobcoach_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["mentor_key"],
            ["staff.key"],
            name=op.f("fk_enrollment_mentor_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["policy_key"],
            ["policy_version.key"],
            name=op.f("fk_enrollment_policy_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_enrollment_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_enrollment")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_enrollment_jobcoach_key"), "enrollment", ["jobcoach_key"], unique=False
    )
    op.create_index(op.f("ix_enrollment_mentor_key"), "enrollment", ["mentor_key"], unique=False)
    op.create_index(op.f("ix_enrollment_policy_key"), "enrollment", ["policy_key"], unique=False)
    op.create_index(op.f("ix_enrollment_school_year"), "enrollment", ["school_year"], unique=False)
    op.create_index(op.f("ix_enrollment_student_key"), "enrollment", ["student_key"], unique=False)
    op.create_index(
        "uq_enrollment_student_key_school_year",
        "enrollment",
        ["student_key", "school_year"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
    op.create_table(
        "guardian",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_guardian_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_guardian")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_guardian_student_key"), "guardian", ["student_key"], unique=False)
    op.create_table(
        "supervisor",
        sa.Column("company_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("mobile", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["company_key"],
            ["company.key"],
            name=op.f("fk_supervisor_company_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_supervisor")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_supervisor_company_key"), "supervisor", ["company_key"], unique=False)
    op.create_table(
        "certificate",
        sa.Column("enrollment_key", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("certificate", sa.Integer(), nullable=True),
        sa.Column("company", sa.Text(), nullable=True),
        sa.Column("on", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["enrollment_key"],
            ["enrollment.key"],
            name=op.f("fk_certificate_enrollment_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_certificate_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_certificate")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_certificate_enrollment_key"), "certificate", ["enrollment_key"], unique=False
    )
    op.create_index(
        op.f("ix_certificate_student_key"), "certificate", ["student_key"], unique=False
    )
    op.create_index(
        "uq_certificate_number",
        "certificate",
        ["number"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
    op.create_table(
        "enrollment_version",
        sa.Column("enrollment_key", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("school_class", sa.Text(), nullable=True),
        sa.Column("mentor_key", sa.Text(), nullable=True),
        sa.Column("jobcoach_key", sa.Text(), nullable=True),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["enrollment_key"],
            ["enrollment.key"],
            name=op.f("fk_enrollment_version_enrollment_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["jobcoach_key"],
            ["staff.key"],
            name=op.f("fk_enrollment_version_jobcoach_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["mentor_key"],
            ["staff.key"],
            name=op.f("fk_enrollment_version_mentor_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_enrollment_version_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_enrollment_version")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_enrollment_version_enrollment_key"),
        "enrollment_version",
        ["enrollment_key"],
        unique=False,
    )
    op.create_index(
        op.f("ix_enrollment_version_jobcoach_key"),
        "enrollment_version",
        ["jobcoach_key"],
        unique=False,
    )
    op.create_index(
        op.f("ix_enrollment_version_mentor_key"), "enrollment_version", ["mentor_key"], unique=False
    )
    op.create_index(
        op.f("ix_enrollment_version_student_key"),
        "enrollment_version",
        ["student_key"],
        unique=False,
    )
    op.create_index(
        "uq_enrollment_version_enrollment_key_until",
        "enrollment_version",
        ["enrollment_key", "until"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
    op.create_table(
        "placement",
        sa.Column("enrollment_key", sa.Text(), nullable=False),
        sa.Column("company_key", sa.Text(), nullable=False),
        sa.Column("supervisor_key", sa.Text(), nullable=True),
        sa.Column("work", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.Column("agreement_sent_on", sa.Text(), nullable=True),
        sa.Column("agreement_signed_on", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("days", sa.Text(), nullable=True),
        sa.Column("begin_time", sa.Integer(), nullable=True),
        sa.Column("end_time", sa.Integer(), nullable=True),
        sa.Column("timetable", sa.Text(), nullable=True),
        sa.Column("break_minutes", sa.Integer(), nullable=True),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["company_key"],
            ["company.key"],
            name=op.f("fk_placement_company_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["enrollment_key"],
            ["enrollment.key"],
            name=op.f("fk_placement_enrollment_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_placement_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["supervisor_key"],
            ["supervisor.key"],
            name=op.f("fk_placement_supervisor_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_placement")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_placement_company_key"), "placement", ["company_key"], unique=False)
    op.create_index(
        op.f("ix_placement_enrollment_key"), "placement", ["enrollment_key"], unique=False
    )
    op.create_index(op.f("ix_placement_student_key"), "placement", ["student_key"], unique=False)
    op.create_index(
        op.f("ix_placement_supervisor_key"), "placement", ["supervisor_key"], unique=False
    )
    op.create_table(
        "reminder",
        sa.Column("enrollment_key", sa.Text(), nullable=False),
        sa.Column("on", sa.Text(), nullable=False),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["enrollment_key"],
            ["enrollment.key"],
            name=op.f("fk_reminder_enrollment_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_reminder_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reminder")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_reminder_enrollment_key"), "reminder", ["enrollment_key"], unique=False
    )
    op.create_index(op.f("ix_reminder_student_key"), "reminder", ["student_key"], unique=False)
    op.create_table(
        "hours_slip",
        sa.Column("placement_key", sa.Text(), nullable=False),
        sa.Column("iso_year", sa.Integer(), nullable=False),
        sa.Column("iso_week", sa.Integer(), nullable=False),
        sa.Column("handed_in_on", sa.Text(), nullable=True),
        sa.Column("signed_on", sa.Text(), nullable=True),
        sa.Column("signed_by", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["placement_key"],
            ["placement.key"],
            name=op.f("fk_hours_slip_placement_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_hours_slip_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_hours_slip")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_hours_slip_placement_key"), "hours_slip", ["placement_key"], unique=False
    )
    op.create_index(op.f("ix_hours_slip_student_key"), "hours_slip", ["student_key"], unique=False)
    op.create_index(
        "uq_hours_slip_placement_key_iso_year_iso_week",
        "hours_slip",
        ["placement_key", "iso_year", "iso_week"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
    op.create_table(
        "intake",
        sa.Column("placement_key", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("time", sa.Integer(), nullable=True),
        sa.Column("present", sa.Text(), nullable=True),
        sa.Column("company_info", sa.Text(), nullable=True),
        sa.Column("tasks", sa.Text(), nullable=True),
        sa.Column("goals", sa.Text(), nullable=True),
        sa.Column("work_clothes", sa.Text(), nullable=True),
        sa.Column("agreements", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("conditions", sa.Text(), nullable=True),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["placement_key"],
            ["placement.key"],
            name=op.f("fk_intake_placement_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_intake_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_intake")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_intake_placement_key"), "intake", ["placement_key"], unique=False)
    op.create_index(op.f("ix_intake_student_key"), "intake", ["student_key"], unique=False)
    op.create_index(
        "uq_intake_placement_key",
        "intake",
        ["placement_key"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
    op.create_table(
        "moment",
        sa.Column("placement_key", sa.Text(), nullable=False),
        sa.Column("moment", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("assignment", sa.Integer(), nullable=True),
        sa.Column("grade", sa.Integer(), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("closed_paper", sa.Integer(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["placement_key"],
            ["placement.key"],
            name=op.f("fk_moment_placement_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_moment_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_moment")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_moment_placement_key"), "moment", ["placement_key"], unique=False)
    op.create_index(op.f("ix_moment_student_key"), "moment", ["student_key"], unique=False)
    op.create_index(
        "uq_moment_placement_key_moment",
        "moment",
        ["placement_key", "moment"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
    op.create_table(
        "placement_version",
        sa.Column("placement_key", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("supervisor_key", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("days", sa.Text(), nullable=True),
        sa.Column("begin_time", sa.Integer(), nullable=True),
        sa.Column("end_time", sa.Integer(), nullable=True),
        sa.Column("timetable", sa.Text(), nullable=True),
        sa.Column("break_minutes", sa.Integer(), nullable=True),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["placement_key"],
            ["placement.key"],
            name=op.f("fk_placement_version_placement_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_placement_version_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["supervisor_key"],
            ["supervisor.key"],
            name=op.f("fk_placement_version_supervisor_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_placement_version")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_placement_version_placement_key"),
        "placement_version",
        ["placement_key"],
        unique=False,
    )
    op.create_index(
        op.f("ix_placement_version_student_key"), "placement_version", ["student_key"], unique=False
    )
    op.create_index(
        op.f("ix_placement_version_supervisor_key"),
        "placement_version",
        ["supervisor_key"],
        unique=False,
    )
    op.create_index(
        "uq_placement_version_placement_key_until",
        "placement_version",
        ["placement_key", "until"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
    op.create_table(
        "grade",
        sa.Column("moment_key", sa.Text(), nullable=False),
        sa.Column("skill", sa.Text(), nullable=False),
        sa.Column("tenths", sa.Integer(), nullable=False),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["moment_key"],
            ["moment.key"],
            name=op.f("fk_grade_moment_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_grade_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_grade")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_grade_moment_key"), "grade", ["moment_key"], unique=False)
    op.create_index(op.f("ix_grade_student_key"), "grade", ["student_key"], unique=False)
    op.create_index(
        "uq_grade_moment_key_skill",
        "grade",
        ["moment_key", "skill"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
    op.create_table(
        "signature",
        sa.Column("moment_key", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("strokes", sa.Text(), nullable=False),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["moment_key"],
            ["moment.key"],
            name=op.f("fk_signature_moment_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_signature_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_signature")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_signature_moment_key"), "signature", ["moment_key"], unique=False)
    op.create_index(op.f("ix_signature_student_key"), "signature", ["student_key"], unique=False)
    op.create_index(
        "uq_signature_moment_key_signer",
        "signature",
        ["moment_key", "signer"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
    op.create_table(
        "slip_day",
        sa.Column("slip_key", sa.Text(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("begin", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("on_time", sa.Integer(), nullable=True),
        sa.Column("absence", sa.Text(), nullable=True),
        sa.Column("reported", sa.Integer(), nullable=True),
        sa.Column("make_up", sa.Integer(), nullable=False),
        sa.Column("registered_on", sa.Text(), nullable=True),
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["slip_key"],
            ["hours_slip.key"],
            name=op.f("fk_slip_day_slip_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f("fk_slip_day_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_slip_day")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_slip_day_slip_key"), "slip_day", ["slip_key"], unique=False)
    op.create_index(op.f("ix_slip_day_student_key"), "slip_day", ["student_key"], unique=False)
    op.create_index(
        "uq_slip_day_slip_key_weekday",
        "slip_day",
        ["slip_key", "weekday"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
