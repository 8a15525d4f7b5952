"""How many cases each fuzz test runs: few in `make test`, at least 20,000 in `make fuzz`."""

import functools
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, given, settings

FEW = 20
#: Cases of a test of weight 1; `make fuzz` sets it.
SHARE = int(os.environ.get("STAGEDESK_FUZZ", FEW))
#: Nothing of a single case may keep the program busy longer than this, in seconds.
LONGEST = 20
#: Cases that really ran, by test; shown at the end of `make fuzz`.
ran: Counter[str] = Counter()


def fuzz(weight: float, *strategies: Any, **named: Any) -> Callable[[Any], Any]:
    """A test over ``weight`` shares of cases, drawn from strategies as `given` takes them.

    Few cases are the same every time: `make test` must not fail by chance.
    """

    def around(test: Any) -> Any:
        @functools.wraps(test)
        def one_case(*args: Any, **kwargs: Any) -> None:
            ran[test.__name__] += 1
            with _no_longer_than(LONGEST):
                test(*args, **kwargs)

        return settings(
            max_examples=max(5, round(SHARE * weight)),
            deadline=None,
            derandomize=SHARE <= FEW,
            suppress_health_check=[
                HealthCheck.too_slow,
                HealthCheck.data_too_large,
                HealthCheck.function_scoped_fixture,
            ],
        )(given(*strategies, **named)(one_case))

    return around


@contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    """Stops what hangs; Windows has no such clock and runs without."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _hangs)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _hangs(_number: int, _frame: FrameType | None) -> None:
    raise AssertionError(f"na {LONGEST} seconden nog bezig")
