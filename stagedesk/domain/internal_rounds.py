"""Which part each group has in each round: every part for everybody, never too many at once.

Groups and places are the two sides of a graph, a visit is an edge, a round a colour: with no more
visits at any side than rounds there always is a colouring (König), and alternating paths find it.
"""

from collections.abc import Sequence


def rotate(groups: int, rounds: int, rooms: Sequence[int]) -> list[list[int]]:
    """The part (its index) of each group in each round.

    Args:
        groups: at most as many as there is room for at one time.
        rounds: at least as many as there are parts.
        rooms: for each part how many groups it can have at one time; over all rounds that is
            room for every group once.
    """
    turning = _turn(groups, rounds, rooms)
    if all(set(parts) == set(range(len(rooms))) for parts in turning):
        return turning
    return _fewest_stays(_colour(groups, rounds, rooms))


def _turn(groups: int, rounds: int, rooms: Sequence[int]) -> list[list[int]]:
    """Everybody moves up one place a round, as a clock."""
    places = [
        part for level in range(max(rooms)) for part, room in enumerate(rooms) if room > level
    ]
    return [
        [places[(group + step) % len(places)] for step in range(rounds)] for group in range(groups)
    ]


def _colour(groups: int, rounds: int, rooms: Sequence[int]) -> list[list[int]]:
    places = [part for part, room in enumerate(rooms) for _ in range(room)]
    #: From (group, round) to place and back.
    at: list[list[int | None]] = [[None] * rounds for _ in range(groups)]
    held: list[list[int | None]] = [[None] * rounds for _ in places]
    for group, place in _visits(groups, rounds, places):
        mine = at[group].index(None)
        its = held[place].index(None)
        if held[place][mine] is not None:
            _swap_path(at, held, place, mine, its)
        at[group][mine] = place
        held[place][mine] = group
    return [[places[place] for place in row if place is not None] for row in at]


def _swap_path(
    at: list[list[int | None]],
    held: list[list[int | None]],
    place: int,
    mine: int,
    its: int,
) -> None:
    """Free the round ``mine`` at a place: rounds ``mine`` and ``its`` change along the path.

    The path never comes to the group that asks: that group is free in ``mine``.
    """
    path: list[tuple[int, int, int]] = []
    here: int | None = place
    first, second = mine, its
    while here is not None:
        group = held[here][first]
        if group is None:
            break
        path.append((group, here, first))
        here = at[group][second]
        if here is not None:
            path.append((group, here, second))
    for group, spot, colour in path:
        at[group][colour] = None
        held[spot][colour] = None
    for group, spot, colour in path:
        other = second if colour == first else first
        at[group][other] = spot
        held[spot][other] = group


def _visits(groups: int, rounds: int, places: Sequence[int]) -> list[tuple[int, int]]:
    """Every group once at every part, then once more where there is most room left."""
    visits: list[tuple[int, int]] = []
    load = [0] * len(places)
    parts = sorted(set(places))
    been = [dict.fromkeys(parts, 0) for _ in range(groups)]

    def visit(group: int, spots: Sequence[int]) -> None:
        place = min(spots, key=lambda s: (been[group][places[s]], load[s], s))
        visits.append((group, place))
        load[place] += 1
        been[group][places[place]] += 1

    for part in parts:
        spots = [s for s, of in enumerate(places) if of == part]
        for group in range(groups):
            visit(group, spots)
    for _ in range(rounds - len(parts)):
        for group in range(groups):
            visit(group, [s for s in range(len(places)) if load[s] < rounds])
    return visits


def _fewest_stays(rows: list[list[int]]) -> list[list[int]]:
    """The rounds in an order in which few groups have the same part twice in a row."""
    left = list(range(len(rows[0])))
    order = [left.pop(0)]
    while left:
        last = order[-1]
        following = min(left, key=lambda r: (sum(row[r] == row[last] for row in rows), r))
        left.remove(following)
        order.append(following)
    return [[row[number] for number in order] for row in rows]
