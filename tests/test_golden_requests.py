"""What Elasticsearch is asked for ten questions and a comparison.

Meant to change? `python -m tests.test_golden_requests`.
"""

import json
from pathlib import Path

import pytest

from search.engines.elastic_question import ElasticQuestion
from tests.golden_requests import FACETS, PLANS

WIDTH = 100
FOLDER = Path(__file__).parent / "data" / "requests"


class Asked(Exception):
    """The request was made; nobody answers it."""


def request(asked):
    """The first request of a plan, as it would be sent."""
    sent = []

    def keep(search):
        sent.append({"params": search._params, "body": search.to_dict()})
        raise Asked

    with pytest.raises(Asked):
        ElasticQuestion(keep, asked).results(FACETS)
    return sent[0]


def written(told, indent=0):
    """As JSON to be read: what fits on a line stands on one."""
    line = json.dumps(told, ensure_ascii=False, sort_keys=True)
    if len(line) + indent <= WIDTH or not isinstance(told, dict | list):
        return line
    inner, outer = " " * (indent + 2), " " * indent
    if isinstance(told, list):
        parts, (start, end) = [written(one, indent + 2) for one in told], "[]"
    else:
        parts = [f"{json.dumps(name)}: {written(told[name], indent + 2)}" for name in sorted(told)]
        start, end = "{}"
    return f"{start}\n{inner}" + f",\n{inner}".join(parts) + f"\n{outer}{end}"


@pytest.mark.parametrize("name", PLANS)
def test_the_request_is_the_one_that_was_read(name):
    assert written(request(PLANS[name])) + "\n" == (FOLDER / f"{name}.json").read_text()


def test_no_request_is_kept_of_a_question_that_is_gone():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(PLANS)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, asked in PLANS.items():
        (FOLDER / f"{name}.json").write_text(written(request(asked)) + "\n")
