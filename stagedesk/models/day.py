"""The day around a placement: sick calls, agreed hours to make up, papers, pictures of papers."""

import datetime as dt

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from stagedesk.models.base import OfStudent, Row, column, link, one_of


class AbsenceNotice(OfStudent):
    """A sick call; see domain.absence_notices.AbsenceNotice."""

    __tablename__ = "absence_notice"
    __table_args__ = (one_of("absence_notice", "enrollment_key", "on"), {"sqlite_strict": True})

    enrollment_key: Mapped[str] = link("enrollment")
    on: Mapped[dt.date] = column()
    until: Mapped[dt.date | None] = column()
    absence: Mapped[str] = column(default="sick")
    reported: Mapped[bool | None] = column()
    company_called: Mapped[bool] = column(default=False)
    home_called: Mapped[bool] = column(default=False)
    remark: Mapped[str | None] = column()


class MakeUpDeal(OfStudent):
    """Hours that were agreed to be made up; see domain.make_up.MakeUpDeal."""

    __tablename__ = "make_up_deal"
    __table_args__ = (one_of("make_up_deal", "placement_key", "on"), {"sqlite_strict": True})

    placement_key: Mapped[str] = link("placement")
    on: Mapped[dt.date] = column()
    agreed_minutes: Mapped[int | None] = column()
    until: Mapped[dt.date | None] = column()
    remark: Mapped[str | None] = column()


class StudentPaper(OfStudent):
    """A paper that a company asks of a student; see domain.student_papers.StudentPaper."""

    __tablename__ = "student_paper"

    kind: Mapped[str] = column()
    title: Mapped[str | None] = column()
    asked_by: Mapped[str | None] = column()
    requested_on: Mapped[dt.date | None] = column()
    received_on: Mapped[dt.date | None] = column()
    until: Mapped[dt.date | None] = column()
    remark: Mapped[str | None] = column()


class Attachment(OfStudent):
    """The facts of a picture or PDF of a signed paper; see domain.attachments.Attachment."""

    __tablename__ = "attachment"

    enrollment_key: Mapped[str] = link("enrollment")
    placement_key: Mapped[str | None] = link("placement", nullable=True)
    kind: Mapped[str] = column()
    on: Mapped[dt.date] = column()
    name: Mapped[str | None] = column()
    iso_year: Mapped[int | None] = column()
    iso_week: Mapped[int | None] = column()
    moment: Mapped[int | None] = column()
    digest: Mapped[str] = column()
    size: Mapped[int] = column()


class AttachmentContent(OfStudent):
    """The file itself, apart from its facts: a dossier is read without ten megabytes a photo."""

    __tablename__ = "attachment_content"
    __table_args__ = (one_of("attachment_content", "attachment_key"), {"sqlite_strict": True})

    attachment_key: Mapped[str] = link("attachment")
    # Written once with its row and never changed: the history would hold it twice in hex.
    content: Mapped[bytes] = mapped_column(LargeBinary, info={"derived": True})


class StandIn(Row):
    """Who does the work of an absent colleague; see domain.stand_ins.StandIn."""

    __tablename__ = "stand_in"

    staff_key: Mapped[str] = link("staff")
    by_key: Mapped[str] = link("staff")
    since: Mapped[dt.date] = column()
    until: Mapped[dt.date | None] = column()
    remark: Mapped[str | None] = column()
