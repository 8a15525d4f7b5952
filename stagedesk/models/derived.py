"""Columns that follow from others: folded texts for search and sort in SQL (design.md, Lists)."""

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Mapper

from stagedesk.domain.texts import fold
from stagedesk.models.companies import Company, Staff
from stagedesk.models.students import Student


def _student(mapper: Mapper[Student], connection: Any, row: Student) -> None:
    row.name = " ".join(part for part in (row.first_name, row.infix, row.last_name) if part)
    row.search_text = fold(f"{row.name} {row.number}")
    row.sort_text = fold(f"{row.last_name} {row.first_name} {row.infix or ''} {row.number}")


def _company(mapper: Mapper[Company], connection: Any, row: Company) -> None:
    row.search_text = fold(f"{row.name} {row.city or ''}")
    row.sort_text = fold(row.name)


def _staff(mapper: Mapper[Staff], connection: Any, row: Staff) -> None:
    row.sort_text = fold(row.name)


for _target, _fill in ((Student, _student), (Company, _company), (Staff, _staff)):
    event.listen(_target, "before_insert", _fill)
    event.listen(_target, "before_update", _fill)
