"""The report talks, and the week before in which the mentor hears how the stages go."""

from datetime import date, timedelta

from stagedesk.domain.policy import Policy


def coming_talk(policy: Policy, on: date) -> date | None:
    """The day of the next report talk, ``on`` itself included; None when the policy has none."""
    days = [p.report_on for p in policy.periods if p.report_on is not None and p.report_on >= on]
    return min(days, default=None)


def update_due(policy: Policy, on: date) -> date | None:
    """The report talk for which the mentor gets an update now (Samenwerking met de mentor).

    'In de week voorafgaand aan het rapportgesprek'; on the day itself it is too late to ask.
    """
    talk = coming_talk(policy, on + timedelta(days=1))
    before = timedelta(days=policy.settings["mentor_update_days"])
    return talk if talk is not None and talk - before <= on else None
