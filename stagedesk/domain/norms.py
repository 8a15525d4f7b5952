"""The norm of stage hours of a year, and when its share is reached (Bijlage 5 and 6)."""

from dataclasses import dataclass

from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError, Problem

_HOUR = 60


@dataclass(frozen=True, slots=True)
class Norm:
    """The norm of a year: whole hours, and a Dutch sentence when it is a guess."""

    hours: int
    notice: str = ""


def norm_hours(
    policy: Policy, grade_year: int, days_per_week: int | None, own_norm: int | None
) -> Norm:
    """The norm of an enrollment, whatever its start date (Bijlage 6; domain.md 3).

    An own norm ('stage op maat') wins. The days a week count only in the grade years whose norm
    depends on them: the hours of the most days that are reached.

    Raises:
        InputError: when the own norm is below 1, or the policy has no such grade year.
    """
    if own_norm is not None:
        if own_norm < 1:
            raise InputError(Problem("norm_hours", "Een heel getal van minstens 1"))
        return Norm(own_norm)
    year = policy.grade_years.get(grade_year)
    if year is None:
        raise InputError(Problem("grade_year", f"Leerjaar {grade_year} bestaat niet"))
    if not year.norm_by_days:
        return Norm(year.norm_hours)
    if days_per_week is None:
        return Norm(
            year.norm_hours,
            f"Het aantal stagedagen is onbekend: de norm is nu {year.norm_hours} uur.",
        )
    reached = [hours for least, hours in year.norm_by_days if days_per_week >= least]
    if reached:
        return Norm(max(reached))
    least = min(days for days, _ in year.norm_by_days)
    return Norm(
        year.norm_hours,
        f"Leerjaar {grade_year} loopt minstens {least} dagen stage: "
        f"de norm is nu {year.norm_hours} uur.",
    )


def required_minutes(norm: int, share_percent: int) -> int:
    """Signed minutes that are needed: the share of the norm in hours, up to a whole minute."""
    return -(-norm * _HOUR * share_percent // 100)


def hours_met(signed_minutes: int, norm: int, share_percent: int) -> bool:
    """Whether the signed minutes reach the share of the norm; exactly 80 % is enough.

    Over all companies of the school year (Bijlage 5: '80% gelopen stage-uren over het gehele
    schooljaar').
    """
    return signed_minutes * 100 >= norm * _HOUR * share_percent
