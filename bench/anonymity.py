"""How fast the detector is and how much memory it takes: `python -m bench.anonymity [FILE.jsonl]`.

Prints the time until the first text is read, milliseconds per 450 words, memory, and the time for texts of
1 MB. Without a file it reads the demo precedents.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import quantiles

_WORDS = 450
_ODD = {
    "words": "Jan de Vries woont in Almelo. ",
    "no spaces": "a",
    "digits": "9",
    "spaces": " ",
    "dots": "A.",
}
_MEGABYTE = 1_000_000


def main() -> None:
    before = _memory()
    start = time.perf_counter()
    detect = import_module("anonymity.detector").detect  # loading is part of what is measured

    detect("Jan belde met Fatima in Almelo.")
    print(f"ready in {time.perf_counter() - start:.2f} s, {_memory() - before:.0f} MB more")
    times = sorted(_milliseconds(detect, text) for text in _texts())
    print(f"{len(times)} texts, ms per {_WORDS} words: median {times[len(times) // 2]:.1f}, "
          f"p95 {quantiles(times, n=20)[-1]:.1f}, most {times[-1]:.1f}")  # fmt: skip
    for name, piece in _ODD.items():
        start = time.perf_counter()
        detect(piece * (_MEGABYTE // len(piece)))
        print(f"1 MB of {name}: {time.perf_counter() - start:.1f} s")


def _milliseconds(detect: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    detect(text)
    return (time.perf_counter() - start) * 1000 / len(text.split()) * _WORDS


def _texts() -> list[str]:
    if len(sys.argv) > 1:
        lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["text"] for line in lines]
    files = sorted(Path("demo/precedents").glob("*.json"))
    return ["\n".join(_strings(json.loads(file.read_text(encoding="utf-8")))) for file in files]


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in inner for text in _strings(item)]


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
