"""Why a result stands where it stands, in the reader's words: the line "Waarom staat dit hier"."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dutch import tokens
from dutch.analysis import exact
from precedents.finding import NAMES, TEXT, TITLE, Explanation, Occurrence, Order
from precedents.models import PrecedentPage
from precedents.vocabulary import Outcome
from precedents.wording import quoted

PLACES = {
    TITLE: "In de titel",
    TEXT: "In de tekst",
    NAMES: "In een regel, wet, domein of trefwoord",
}
ORDERS = {
    Order.RELEVANCE: (
        "Een precedent met meer van uw woorden staat verder vooraan. Zeldzame woorden, woorden die vaak "
        "terugkomen, woorden in de titel en woorden die net als bij u naast elkaar staan tellen zwaarder. "
        "Andere woorden voor hetzelfde tellen lichter."
    ),
    Order.NEWEST: "Deze lijst staat op datum: het nieuwste besluit staat vooraan.",
    Order.OLDEST: "Deze lijst staat op datum: het oudste besluit staat vooraan.",
}
UNDATED = "Van dit besluit is de datum niet bekend. Het telt als het oudste."
PENDING = "Hier is nog niet besloten. De datum van publicatie telt."


@dataclass(frozen=True)
class WhyHere:
    """`lead` says how much of the question the precedent has, `rows` which words and where, `order` what
    the place in the list depends on."""

    lead: str
    rows: tuple[tuple[str, str], ...]
    order: tuple[str, ...]


def why_here(
    page: PrecedentPage, why: Explanation, holding: Mapping[str, int], favoured: Collection[str]
) -> WhyHere:
    """`holding` as in the search contract: how many precedents hold each typed word. `favoured` are the rules
    that probably play in the question."""
    missing = [word for word in why.missing if exact(word) not in _citing(page, why.codes)]
    return WhyHere(
        lead=_lead(why, missing),
        rows=tuple(_rows(page, why, missing, holding)),
        order=tuple(_order(page, why, favoured)),
    )


def _lead(why: Explanation, missing: Sequence[str]) -> str:
    typed = {one.typed for one in (*why.occurrences, *why.apart)} | {*missing}
    if not typed and not why.other_ways:
        return ""
    if not why.has_all_words and missing:
        return "Een deel van uw woorden staat in dit precedent."
    if missing:
        return "Dit precedent heeft wat u vroeg. Van woorden met OF ertussen is er een genoeg."
    said = ", of andere woorden voor hetzelfde" if why.other_ways else ""
    return (
        f"Uw woord staat in dit precedent{said}."
        if len(typed) == 1
        else f"Al uw woorden staan in dit precedent{said}."
    )


def _rows(
    page: PrecedentPage, why: Explanation, missing: Sequence[str], holding: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    if why.codes:
        yield "Waar u naar verwees", "; ".join(_cited(page, why.codes))
    for place, label in PLACES.items():
        if found := [_seen(one) for one in why.occurrences if one.place == place]:
            yield label, ", ".join(found)
    if why.apart:
        yield (
            "Als losse woorden",
            "; ".join(f"{quoted([one.typed])} als {quoted(one.seen)}" for one in why.apart),
        )
    if why.phrases:
        yield "Precies zo achter elkaar", quoted(" ".join(words) for words in why.phrases)
    if why.other_ways:
        yield (
            "Andere woorden voor hetzelfde",
            "; ".join(f"{quoted([way.text])} voor {quoted([' '.join(way.typed)])}" for way in why.other_ways),
        )
    if missing:
        yield "Staat er niet in", quoted(missing)
    if rarest := _rarest(why, holding):
        yield "Uw zeldzaamste woord hierin", rarest


def _order(page: PrecedentPage, why: Explanation, favoured: Collection[str]) -> Iterator[str]:
    if why.codes and why.order is Order.RELEVANCE:
        yield "U verwees naar dit precedent of naar een artikel erin. Daarom staat het vooraan."
    fitting = [rule.name for rule in page.rules if rule.pk in favoured]
    if fitting and why.order is Order.RELEVANCE:
        names = quoted(fitting)
        yield f"Hier speelt een regel die waarschijnlijk bij uw vraag hoort: {names}. Dat weegt zwaar."
    yield ORDERS[why.order]
    if why.order is not Order.RELEVANCE and page.decision_date is None:
        yield PENDING if page.outcome == Outcome.PENDING else UNDATED


def _cited(page: PrecedentPage, codes: frozenset[str]) -> Iterator[str]:
    """The citations as readers write them."""
    articles = {ground.code: ground.label for ground in page.legal_grounds.all()}
    return (articles.get(code, code.upper()) for code in sorted(codes))


def _citing(page: PrecedentPage, codes: frozenset[str]) -> frozenset[str]:
    """The words with which a reader cites what the precedent has; they need not stand in its text."""
    grounds = [ground for ground in page.legal_grounds.all() if ground.code in codes]
    cited = [f"{ground.label} art {ground.article} {ground.law.abbreviation}" for ground in grounds]
    return frozenset(exact(word.text) for text in (*codes, *cited) for word in tokens.words(text))


def _seen(one: Occurrence) -> str:
    if not one.seen:
        return quoted([one.typed])
    return f"{quoted([one.typed])} ({'in' if one.is_part else 'als'} {quoted(one.seen)})"


def _rarest(why: Explanation, holding: Mapping[str, int]) -> str:
    held = dict.fromkeys(one.typed for one in (*why.occurrences, *why.apart))
    if why.order is not Order.RELEVANCE or len(held) < 2:
        return ""
    word = min(held, key=lambda typed: holding.get(typed, 0))
    count = holding.get(word, 0)
    return f"{quoted([word])}, dat in {count} precedent{'' if count == 1 else 'en'} staat"
