"""``stagedesk overview``: the numbers of a school year as text and as JSON."""

from tests.contract_desk import CommandLine, file_of, placement, planned, slip

DAY = {"begin": "08:30", "end": "16:30"}


def _put(line: CommandLine) -> None:
    stopped = placement("c2", end="2026-11-06", ended_by="leerling", end_reason="Te ver weg")
    tree = file_of(planned("mon", slips=[slip(45, mon=DAY), slip(46, signed=False, mon=DAY)]),
                   stopped)  # fmt: skip
    status, fault = line.put(tree)
    assert status == 0, fault


def test_every_number_names_the_students_behind_it(line: CommandLine) -> None:
    _put(line)
    found = line.listed("overview", "--school-year", "2026-2027", "--date", "2026-11-24")
    assert (found["school_year"], found["before"], found["students"]) == ("2026-2027", None, 1)
    topics = {topic["topic"]: topic for topic in found["topics"]}
    assert topics["hours"]["unit"] == "minutes"
    assert topics["hours"]["numbers"] == [
        {"key": "3", "label": "leerjaar 3", "value": 480, "of": 512 * 60, "students": ["10001"]}
    ]
    (stopped,) = topics["stopped_why"]["numbers"]
    assert (stopped["label"], stopped["value"], stopped["students"]) == ("Te ver weg", 1, ["10001"])


def test_the_year_before_stands_beside_where_there_is_one(line: CommandLine) -> None:
    _put(line)
    status, fault = line.put(file_of(placement(start="2025-09-01"), year="2025-2026"))
    assert status == 0, fault
    status, out, _ = line.run("overview", "--date", "2026-11-24")
    assert status == 0
    assert out.splitlines()[0] == "2026-2027, tot en met 24 november 2026: 1 leerling"
    assert "  leerjaar 3: 8 van 512 uur (1%); 2025-2026: 0 van 512 uur (0%)" in out.splitlines()
    found = line.listed("overview", "--date", "2026-11-24")
    assert found["before"] == "2025-2026"


def test_a_year_of_nobody_is_no_fault_and_a_wrong_year_is(line: CommandLine) -> None:
    status, out, _ = line.run("overview", "--school-year", "2030-2031")
    assert status == 0
    assert "0 leerlingen" in out
    status, _, fault = line.run("overview", "--school-year", "2026")
    assert status == 1
    assert "2026-2027" in fault
