"""The rules of domain.md sections 3 to 5, asked of the command line only."""

from typing import Any

import pytest

from tests.contract_desk import (
    DAY,
    CommandLine,
    Tree,
    file_of,
    grades,
    moment,
    placement,
    planned,
    slip,
    worked,
)

NEEDED = 24576  # 80 % of 512 hours, in minutes
BOTH = [moment(1, grades(4)), moment(2, grades(4))]
LATER = "2027-01-04"
ALL = [1, 2, 3, 4]
TAILOR = {"norm_reason": "stage op maat"}


def at_alfa(*moments: Tree, minutes: int = NEEDED) -> Tree:
    return placement(slips=worked(minutes), moments=list(moments))


def again(*moments: Tree, company: str = "c1") -> Tree:
    return placement(company, LATER, moments=list(moments))


def only(certificates: str, upto: int = 4) -> dict[str, str]:
    return {skill: grade for skill, grade in grades(upto).items() if skill[0] in certificates}


@pytest.mark.parametrize(
    ("grade_year", "days", "norm"),
    [
        (1, None, 128),
        (2, None, 160),
        (2, 4, 160),
        (3, 5, 512),
        (4, 4, 768),
        (5, None, 768),
        (5, 2, 768),
        (5, 3, 768),
        (5, 4, 1024),
        (5, 5, 1024),
        (6, None, 768),
        (6, 4, 1024),
    ],
)
def test_the_norm_follows_the_days_a_week_in_years_five_and_six_only(
    line: CommandLine, grade_year: int, days: int | None, norm: int
) -> None:
    line.put(file_of(grade_year=grade_year, days_per_week=days))
    [row] = line.listed("certificates")
    assert (row["norm_hours"], row["required_minutes"]) == (norm, norm * 48)


@pytest.mark.parametrize(
    ("minutes", "rest", "met"),
    [
        (NEEDED, {}, True),
        (NEEDED - 1, {}, False),
        (48, {"norm_hours": 1, **TAILOR}, True),
        (47, {"norm_hours": 1, **TAILOR}, False),
        (336, {"norm_hours": 7, **TAILOR}, True),
        (335, {"norm_hours": 7, **TAILOR}, False),
    ],
)
def test_exactly_eighty_percent_is_enough_and_a_minute_less_is_not(
    line: CommandLine, minutes: int, rest: dict[str, Any], met: bool
) -> None:
    line.put(file_of(at_alfa(*BOTH, minutes=minutes), **rest))
    [row] = line.listed("certificates")
    assert (row["hours_met"], row["final"]["earned"]) == (met, met)
    assert row["signed_minutes"] == minutes


@pytest.mark.parametrize(
    ("placements", "earned", "final"),
    [
        pytest.param(
            [at_alfa(BOTH[0]), again(BOTH[1])], ALL, True, id="two-placements-one-company"
        ),
        pytest.param(
            [at_alfa(BOTH[0]), again(BOTH[1], company="c2")], [], False, id="two-companies"
        ),
        pytest.param([at_alfa(BOTH[0]), again(BOTH[0])], [], False, id="one-moment-twice"),
        pytest.param(
            [at_alfa(moment(1, grades(4, "5")), BOTH[1]), again(BOTH[0])],
            ALL,
            True,
            id="either-form-passes",
        ),
        pytest.param(
            [
                at_alfa(moment(1, grades(1, s1_1=None)), moment(2, grades(1))),
                again(moment(1, {"1.1": "8"})),
            ],
            [],
            False,
            id="half-forms-do-not-add-up",
        ),
        pytest.param(
            [
                at_alfa(moment(1, only("12")), moment(2, only("12"))),
                again(moment(1, only("34")), moment(2, only("34")), company="c2"),
            ],
            ALL,
            False,
            id="parts-at-two-companies-make-no-final",
        ),
        pytest.param(
            [at_alfa(moment(1, grades(4, s2_1="7.9", s2_2="10")), BOTH[1])],
            [1, 3, 4],
            False,
            id="a-mean-hides-no-7.9",
        ),
        pytest.param(
            [at_alfa(moment(1, grades(4, s4_5=None)), BOTH[1])],
            [1, 2, 3],
            False,
            id="a-missing-grade-is-no-pass",
        ),
        pytest.param(
            [at_alfa(moment(1, grades(6, s5_1="3")), moment(2, grades(6, s6_1="3")))],
            ALL,
            True,
            id="what-the-year-does-not-assess-counts-nowhere",
        ),
        pytest.param(
            [at_alfa(BOTH[0], moment(2, grades(4, "1")), moment(3, grades(4)))],
            ALL,
            True,
            id="first-and-third-moment",
        ),
        pytest.param(
            [
                at_alfa(*BOTH, minutes=NEEDED - 480),
                placement("school", kind="internal", slips=[slip(37, mon=DAY)]),
            ],
            ALL,
            True,
            id="hours-of-all-companies-and-internal",
        ),
    ],
)
def test_certificates_are_earned_at_one_company(
    line: CommandLine, placements: list[Tree], earned: list[int], final: bool
) -> None:
    assert line.put(file_of(*placements))[0] == 0
    [row] = line.listed("certificates")
    assert [part["certificate"] for part in row["part"] if part["earned"]] == earned
    assert row["final"]["earned"] is final


def test_of_two_companies_the_first_by_name_is_named(line: CommandLine) -> None:
    line.put(file_of(placement("c2", moments=BOTH), at_alfa(*BOTH)))
    [row] = line.listed("certificates")
    assert {part["company"] for part in row["part"]} == {"Alfa"}


@pytest.mark.parametrize(
    ("signature", "signed"),
    [
        ({"signed_on": "2026-09-13"}, 0),
        ({"signed_by": "Bo"}, 0),
        ({"signed_on": "2026-09-13", "signed_by": "Bo"}, 480),
    ],
)
def test_a_slip_is_signed_by_date_and_name(line: CommandLine, signature: Tree, signed: int) -> None:
    line.put(file_of(placement(slips=[{**slip(37, signed=False, mon=DAY), **signature}])))
    [row] = line.listed("hours", "--date", "2026-10-01")
    assert (row["signed_minutes"], row["unsigned_minutes"]) == (signed, 480 - signed)


W37 = "2026-09-07"


@pytest.mark.parametrize(
    ("on", "one", "missing", "behind"),
    [
        ("2026-09-13", planned("tue", start=W37), "", False),
        ("2026-09-14", planned("tue", start=W37), "2026-W37", False),
        ("2026-09-27", planned("tue", start=W37), "2026-W37 2026-W38", False),
        ("2026-09-28", planned("tue", start=W37), "2026-W37 2026-W38 2026-W39", True),
        ("2026-09-14", planned("tue", start="2026-09-01"), "2026-W36 2026-W37", False),
        ("2026-09-14", planned("tue", start="2026-09-02"), "2026-W37", False),
        ("2026-09-21", planned("tue", start=W37, end="2026-09-14"), "2026-W37", False),
        ("2026-09-21", planned("tue", start=W37, end="2026-09-15"), "2026-W37 2026-W38", False),
        ("2026-10-20", planned("tue", company="c3", start="2026-09-28"), "2026-W40 2026-W42", True),
        ("2026-11-02", placement(start="2026-10-16"), "2026-W42 2026-W44", True),
        ("2027-01-11", planned("tue", start="2026-12-14"), "2026-W51 2027-W01", True),
        ("2027-04-12", planned("mon", start="2027-03-22"), "2027-W12 2027-W14", True),
        (
            "2026-09-14",
            planned("tue", start=W37, slips=[slip(37, signed=False, tue=DAY)]),
            "",
            False,
        ),
        (
            "2026-09-14",
            planned("tue", start=W37, slips=[slip(37, tue={"absence": "sick"})]),
            "",
            False,
        ),
        ("2026-09-14", planned("tue", start=W37, slips=[slip(37)]), "2026-W37", False),
        (
            "2026-09-28",
            planned("tue", start="2026-09-08", versions=[{"until": "2026-09-20", "days": ["mon"]}]),
            "2026-W38 2026-W39",
            False,
        ),
    ],
)
def test_a_week_with_a_planned_day_is_missing_from_the_monday_after(
    line: CommandLine, on: str, one: Tree, missing: str, behind: bool
) -> None:
    assert line.put(file_of(one))[0] == 0
    [row] = line.listed("hours", "--date", on)
    assert (row["missing_weeks"], row["behind"]) == (missing.split(), behind)


@pytest.mark.parametrize(
    ("day", "start", "on", "missing"),
    [
        # Koningsdag (27 april) and Hemelvaart (18 mei) were Thursdays, Tweede Paasdag 10 april.
        ("thu", "2023-04-13", "2023-05-29", ["2023-W15", "2023-W16", "2023-W19", "2023-W21"]),
        ("mon", "2023-04-03", "2023-04-24", ["2023-W14", "2023-W16"]),
    ],
)
def test_no_slip_is_expected_when_the_only_day_is_a_public_holiday(
    line: CommandLine, day: str, start: str, on: str, missing: list[str]
) -> None:
    line.put(file_of(planned(day, start=start), year="2022-2023"))
    [row] = line.listed("hours", "--date", on)
    assert row["missing_weeks"] == missing


def test_parallel_placements_name_a_week_once(line: CommandLine) -> None:
    line.put(file_of(planned("tue", start=W37), planned("mon", company="c2", start=W37)))
    [row] = line.listed("hours", "--date", "2026-09-14")
    assert row["missing_weeks"] == ["2026-W37"]


@pytest.mark.parametrize(
    ("day", "unexcused", "counted"),
    [
        ({"tue": {"absence": "unexcused"}}, 480, 0),
        ({"tue": {"begin": "08:30", "end": "10:00", "absence": "unexcused"}}, 390, 90),
        ({"tue": {"begin": "08:00", "end": "17:00", "absence": "unexcused"}}, 0, 540),
        ({"wed": {"absence": "unexcused"}}, 0, 0),
        ({"tue": {"absence": "sick"}}, 0, 0),
        ({"tue": {"absence": "excused"}}, 0, 0),
    ],
)
def test_unexcused_is_what_was_planned_less_what_was_worked(
    line: CommandLine, day: Tree, unexcused: int, counted: int
) -> None:
    line.put(file_of(planned("tue", start=W37, slips=[slip(37, **day)])))
    [row] = line.listed("hours", "--date", "2026-09-14")
    assert (row["unexcused_minutes"], row["signed_minutes"]) == (unexcused, counted)


@pytest.mark.parametrize(
    ("on", "minutes"),
    [("2026-09-08", 960), ("2026-09-07", 480), ("2026-09-06", 0), ("2026-09-20", 1440)],
)
def test_days_after_the_day_asked_are_left_out(line: CommandLine, on: str, minutes: int) -> None:
    line.put(file_of(placement(slips=[slip(37, mon=DAY, tue=DAY, wed=DAY)])))
    [row] = line.listed("hours", "--date", on)
    assert row["signed_minutes"] == minutes


@pytest.mark.parametrize(
    ("on", "minutes"),
    # 2026-2027 has 40 weeks that are not wholly holiday; 512 hours are 768 minutes a week.
    [("2026-09-13", 768), ("2026-09-14", 1536), ("2026-11-02", 6144), ("2027-07-31", 30720)],
)
def test_the_norm_to_date_counts_ended_school_weeks(
    line: CommandLine, on: str, minutes: int
) -> None:
    line.put(file_of())
    [row] = line.listed("hours", "--date", on, "--school-year", "2026-2027")
    assert row["norm_to_date_minutes"] == minutes


@pytest.mark.parametrize(("first", "week"), [(2021, 36), (2024, 37), (2028, 37)])
def test_a_year_without_a_file_still_expects_slips(
    line: CommandLine, first: int, week: int
) -> None:
    year = f"{first}-{first + 1}"
    line.put(file_of(planned("tue", start=f"{first}-09-06"), year=year))
    [row] = line.listed("hours", "--date", f"{first}-09-20", "--school-year", year)
    assert row["missing_weeks"][:1] == [f"{first}-W{week}"]
