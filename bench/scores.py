"""How good an order is: nDCG (Järvelin and Kekäläinen 2002) with the relevance itself as gain."""

import math
from collections.abc import Mapping, Sequence


def mean_ndcg(
    judged: Mapping[str, Mapping[str, int]], run: Mapping[str, Sequence[str]], depth: int = 10
) -> float:
    """The mean over all judged queries, from 0 to 1; a query without results counts as 0."""
    return sum(ndcg(relevant, run.get(query, ()), depth) for query, relevant in judged.items()) / len(judged)


def ndcg(relevant: Mapping[str, int], ranked: Sequence[str], depth: int = 10) -> float:
    best = _gain(sorted(relevant.values(), reverse=True)[:depth])
    return _gain([relevant.get(one, 0) for one in ranked[:depth]]) / best if best else 0.0


def recall(relevant: Mapping[str, int], ranked: Sequence[str], depth: int = 10) -> float:
    wanted = {one for one, relevance in relevant.items() if relevance}
    return len(wanted & set(ranked[:depth])) / len(wanted) if wanted else 0.0


def _gain(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))
