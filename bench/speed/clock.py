"""How long things take, in seconds, and what many times come to."""

import statistics
import time
from collections.abc import Callable, Sequence


def seconds(work: Callable[..., object], *args: object) -> float:
    start = time.perf_counter()
    work(*args)
    return time.perf_counter() - start


def p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def median(times: Sequence[float]) -> float:
    return statistics.median(times)


def ms(value: float) -> float:
    return value * 1000
