"""Law articles: `Pw 35`, `art. 22a van de Participatiewet`, `4:84`, or the first letters of a law.

An article is suggested when a rule or a findable precedent stands on it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Max, Min

from precedents.blockades import LegalGround
from precedents.citations import ARTICLE, BEFORE_LAW, codes_in, law_names
from precedents.legal import article_code
from precedents.links import list_url
from precedents.models import PrecedentPage
from precedents.rules import Law, RuleGround, RuleRoute
from precedents.suggested import Suggestion, Typed

REMEMBERED_SECONDS = 600  # counting the articles of 100,000 precedents takes too long for each letter typed
SHORTEST_NAME = 4
MOST_LAWS = 3  # "wet" begins the names of half of them
MOST_WORDS = 8

START = r"\d[\da-z:.]*"  # an article as far as it was typed
WORD = r"(?:artikel(?:en)?|artt?\b\.?)"
BEFORE = re.compile(rf"(?:^|\s)(?P<article>{ARTICLE}){BEFORE_LAW}(?P<law>\D.*)$")
BEHIND = re.compile(rf"(?P<law>.*?\S)[\s,]+(?:{WORD}\s*)?(?P<article>{START})$")
ALONE = re.compile(rf"(?:\b{WORD}\s*(?P<article>{START})|(?:^|\s)(?P<coded>\d+[:.]{START}))$")
LAW_IN_FRONT = re.compile(r"^(?:algemene )?(?:wet )?(?:op )?(?:de |het )?")
YEAR_BEHIND = re.compile(r" \d{4}$")

Article = tuple[str, str]
"""BWB id and article, as stored."""


@dataclass(frozen=True)
class Spellings:
    """Name and abbreviation of a law in lower case, and both without what many laws share."""

    full: frozenset[str]
    short: frozenset[str]

    @classmethod
    def of(cls, law: Law) -> "Spellings":
        full = frozenset(name.lower() for name in (law.name, law.abbreviation) if name)
        return cls(full, frozenset(_short(name) for name in full))

    @property
    def all(self) -> frozenset[str]:
        return self.full | self.short

    def begins(self, start: str) -> bool:
        return len(start) >= SHORTEST_NAME and any(name.startswith(start) for name in self.all)

    def clearly_begins(self, start: str) -> bool:
        """`inkomen` alone does not mean the Algemene wet inkomensafhankelijke regelingen."""
        return len(start) >= SHORTEST_NAME and any(name.startswith(start) for name in self.full)


def _short(name: str) -> str:
    """`wet op de huurtoeslag` as `huurtoeslag`, `wmo 2015` as `wmo`."""
    return YEAR_BEHIND.sub("", LAW_IN_FRONT.sub("", name)) or name


@dataclass(frozen=True)
class Wanted:
    """What was typed of an article: the laws it may be of (none: any law), and its first signs."""

    laws: frozenset[str]
    start: str


@dataclass(frozen=True)
class Cited:
    """How many findable precedents stand on an article; the ids of two of those grounds prove it."""

    times: int
    first: int
    last: int


def articles(typed: Typed, most: int) -> list[Suggestion]:
    laws = Law.objects.in_bulk()
    spelled = {law.pk: Spellings.of(law) for law in laws.values()}
    wanted = _wanted(" ".join(typed.text.lower().split()), spelled)
    if not wanted:
        return []
    names, cited, of_rules = law_names(), _cited(), _of_rules()
    known = sorted(of_rules | cited.keys(), key=lambda one: _place(one, wanted, cited))
    meant = [one for one in known if any(_begins(one, begun) for begun in wanted)]
    shown = _still_there(meant[: 2 * most], of_rules, cited)
    found = (_suggestion(article, laws[law], names) for law, article in shown if law in laws)
    return [one for one in found if one][:most]


# What was typed


def _wanted(text: str, spelled: Mapping[str, Spellings]) -> list[Wanted]:
    of_law = list(_of_a_law(text, spelled))
    alone = ALONE.search(text)
    if of_law or not alone:
        return of_law
    return [Wanted(frozenset(), alone["article"] or alone["coded"])]


def _of_a_law(text: str, spelled: Mapping[str, Spellings]) -> Iterator[Wanted]:
    for form in (BEFORE, BEHIND):
        if (match := form.search(text)) and (meant := _laws_at_end(match["law"], spelled, Spellings.begins)):
            yield Wanted(meant, match["article"])
    meant = _laws_at_end(text, spelled, Spellings.clearly_begins)
    if 0 < len(meant) <= MOST_LAWS:
        yield Wanted(meant, "")


def _laws_at_end(
    text: str, spelled: Mapping[str, Spellings], means: Callable[[Spellings, str], bool]
) -> frozenset[str]:
    """The laws that the end of the text means; the longest end that means one counts."""
    typed = text.split()[-MOST_WORDS:]
    for start in range(len(typed)):
        end = " ".join(typed[start:])
        same = frozenset(law for law, names in spelled.items() if end in names.all)
        if meant := same or frozenset(law for law, names in spelled.items() if means(names, end)):
            return meant
    return frozenset()


# What there is


def _of_rules() -> set[Article]:
    grounds = RuleGround.objects.order_by().values_list("law_id", "article")
    routes = RuleRoute.objects.filter(law__isnull=False).order_by().values_list("law_id", "article")
    return set(grounds.union(routes))


def _cited() -> dict[Article, Cited]:
    """Of the last ten minutes: what is shown of it is looked up again."""
    return cache.get_or_set("cited-articles", _count_cited, REMEMBERED_SECONDS)


def _count_cited() -> dict[Article, Cited]:
    grounds = LegalGround.objects.filter(page__in=PrecedentPage.objects.findable()).order_by()
    counted = grounds.values_list("law_id", "article").annotate(Count("pk"), Min("pk"), Max("pk"))
    return {(law, article): Cited(*numbers) for law, article, *numbers in counted}


def _still_there(
    articles: list[Article], of_rules: set[Article], cited: dict[Article, Cited]
) -> list[Article]:
    """Without the articles of precedents that were withdrawn since they were counted."""
    proofs = {pk for one in articles if one not in of_rules for pk in (cited[one].first, cited[one].last)}
    standing = LegalGround.objects.filter(pk__in=proofs, page__in=PrecedentPage.objects.findable())
    proven = set(standing.values_list("law_id", "article")) if proofs else set()
    return [one for one in articles if one in of_rules or one in proven]


def _begins(one: Article, begun: Wanted) -> bool:
    law, article = one
    return (not begun.laws or law in begun.laws) and article.lower().startswith(begun.start)


def _place(one: Article, wanted: list[Wanted], cited: dict[Article, Cited]) -> tuple[object, ...]:
    """Exactly what was typed first, then what most precedents stand on, then in the order of the law."""
    law, article = one
    exact = any(article.lower() == begun.start and _begins(one, begun) for begun in wanted)
    numbers = [int(number) for number in re.findall(r"\d+", article)]
    return (not exact, -cited[one].times if one in cited else 0, law, numbers, article)


def _suggestion(article: str, law: Law, names: Mapping[str, str]) -> Suggestion | None:
    """The search for it; None when no spelling of the law is recognised in a question."""
    for name in filter(None, (law.name, law.abbreviation)):
        question = f"Artikel {article} {name}"
        if article_code(law.pk, article) in codes_in(question, names):
            return Suggestion(f"Artikel {article} {law.name}", url=list_url(q=question))
    return None
