"""The precedents of the demonstration: as many, as varied and as careful as was promised."""

import gzip
import json
import re
from collections import Counter
from itertools import chain

import pytest

from precedents import deadlocks
from precedents.vocabulary import Kind
from tests.demo_content import DEMO, NEEDS_SHARED, ROOT, SHARED

PRECEDENTS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(DEMO.glob("*.json"))}
RULES = {
    rule["slug"] for rule in json.loads((ROOT / "taxonomy" / "blocking-rules.json").read_text())["regels"]
}
INVENTED = {slug: data for slug, data in PRECEDENTS.items() if data["fictional"]}
SEEDS = SHARED / "seeds"
ARTICLES = ("Leo Mudde", "Albert Jan Kruit", "Erik Gerritsen", "Slimmer samenwerken", "Ruimte voor Maatwerk")
DECISIONS = SHARED / "data" / "open" / "court-decisions"
NAMES = SHARED / "data" / "open" / "lexicon-names-deduce"
GRANTED, REFUSED = {"toegekend", "later-alsnog"}, {"afgewezen"}
ECLI = re.compile(r"ECLI:[A-Z]{2}:[A-Z0-9]+:\d{4}:[A-Z0-9.]*[A-Z0-9]")

needs_shared = pytest.mark.skipif(not SHARED.exists(), reason=NEEDS_SHARED)


def texts(value, leave_out=()):
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(
            texts(part, leave_out) for key, part in value.items() if key not in leave_out
        )
    elif isinstance(value, list):
        yield from chain.from_iterable(texts(part, leave_out) for part in value)


def rules_of(data):
    return [blockade["rule"] for blockade in data["blockades"]]


# Number and variety


def test_at_least_ninety_of_all_four_kinds():
    assert len(PRECEDENTS) >= 90
    assert set(Counter(data["kind"] for data in PRECEDENTS.values())) == set(Kind.values)


def test_every_rule_stands_in_one():
    assert set(chain.from_iterable(map(rules_of, PRECEDENTS.values()))) == RULES


def test_at_least_a_quarter_was_refused_or_partly_granted():
    short = [data for data in PRECEDENTS.values() if data["outcome"] in {"afgewezen", "deels"}]
    assert len(short) >= len(PRECEDENTS) / 4


def test_twelve_rules_have_a_granted_and_a_refused_one():
    def with_outcome(outcomes):
        return set(chain(*(rules_of(data) for data in PRECEDENTS.values() if data["outcome"] in outcomes)))

    assert len(with_outcome(GRANTED) & with_outcome(REFUSED)) >= 12


def test_ten_have_a_knoop():
    knotted = [
        slug
        for slug, data in PRECEDENTS.items()
        if deadlocks.circles({blockade["rule"]: blockade["waits_for"] for blockade in data["blockades"]})
    ]
    assert len(knotted) >= 10


def test_thirty_fill_all_thirteen_sections():
    def is_full(data):
        sections = (
            *(
                data[name]
                for name in ("title", "summary", "facts", "desired_effect", "blockades", "tried_before")
            ),
            *(data["room"], any(data["considerations"].values()), data["outcome"] and data["decision"]),
            data["effect"] not in ("", "onbekend"),
            *(data["comparable_if"] and data["not_if"], data["sources"], data["review_date"]),
        )
        assert len(sections) == 13
        return all(sections)

    assert sum(map(is_full, PRECEDENTS.values())) >= 30


def test_no_two_are_alike():
    titles = Counter(data["title"].lower() for data in PRECEDENTS.values())
    assert titles.most_common(1)[0][1] == 1
    assert max(len(data["title"]) for data in PRECEDENTS.values()) <= 120
    sentences = Counter(
        sentence
        for data in PRECEDENTS.values()
        for text in {data["summary"], data["room"], data["decision"], *texts(data["considerations"])}
        for sentence in re.split(r"(?<=[.?!])\s+", text)
        if len(sentence.split()) > 7
    )
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


# Sources


def test_fifteen_retell_one_of_the_five_articles_and_say_which():
    retold = [
        data for data in PRECEDENTS.values() if not data["fictional"] and data["kind"] != Kind.UITSPRAAK
    ]
    cited = [
        data
        for data in retold
        if any(name in source["title"] for source in data["sources"] for name in ARTICLES)
    ]
    assert len(cited) >= 15
    assert len(cited) == len(retold)


def test_each_invented_one_is_marked_and_says_so():
    assert INVENTED
    for slug, data in INVENTED.items():
        assert any("fictie" in text.lower() for text in texts(data["sources"])), slug
        assert (data["kind"], data["ecli"]) != (Kind.UITSPRAAK, ""), slug
        assert data["kind"] != Kind.UITSPRAAK, slug


@needs_shared
def test_no_ecli_is_invented():
    social = (DECISIONS / "social.jsonl").read_text(encoding="utf-8")
    other = gzip.decompress((DECISIONS / "other.jsonl.gz").read_bytes()).decode()
    known = {json.loads(line)["ecli"] for line in f"{social}\n{other}".split("\n") if line}
    named = {code for data in PRECEDENTS.values() for text in texts(data) for code in ECLI.findall(text)}
    rulings = {slug: data["ecli"] for slug, data in PRECEDENTS.items() if data["kind"] == Kind.UITSPRAAK}
    assert named - known == set()
    assert set(rulings.values()) <= known
    assert len(set(rulings.values())) == len(rulings) > 0


@needs_shared
def test_no_sentence_of_the_articles_is_copied():
    def runs(text):
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[start : start + 8]) for start in range(len(words) - 7)}

    articles = set().union(*(runs(path.read_text(encoding="utf-8")) for path in SEEDS.glob("*.txt")))
    assert len(articles) > 1000
    copied = {
        slug: [" ".join(run) for run in found]
        for slug, data in PRECEDENTS.items()
        if (found := set().union(*map(runs, texts(data, ("sources",)))) & articles)
    }
    assert copied == {}


# Words and people

AVOIDED = r"\b(cases?|scores?|kans op succes|anonie?m\w*|geanonimiseerd\w*|onherkenbaar\w*)\b"
TRACES = {
    "bsn of dossiernummer": r"\b\d{8,9}\b",
    "telefoon": r"\b0\d{1,3}[- ]?\d{6,8}\b",
    "mail": r"\S@\S",
    "postcode": r"\b\d{4} ?[A-Z]{2}\b",
    "iban": r"\bNL\d{2} ?[A-Z]{4}",
    "geboortedatum": r"\b\d{1,2}[-/]\d{1,2}[-/](19|20)\d{2}\b",
    "aanspreking": r"\b(meneer|de heer|mevrouw|mevr\.|dhr\.) [A-Z]",
}
KNOWN_CAPITALS = {"Rijk", "Nederland", "Staat", "Thuis", "Veilig Thuis"}


def test_no_word_that_promises_or_labels():
    found = {
        slug: words
        for slug, data in PRECEDENTS.items()
        if (
            words := [match[0] for text in texts(data) for match in re.finditer(AVOIDED, text, re.IGNORECASE)]
        )
    }
    assert found == {}


@pytest.mark.parametrize("trace", TRACES)
def test_no_trace_of_a_person(trace):
    story = {slug: " | ".join(texts(data, ("sources", "legal_grounds"))) for slug, data in PRECEDENTS.items()}
    found = {slug: match[0] for slug, text in story.items() if (match := re.search(TRACES[trace], text))}
    assert found == {}


@needs_shared
def test_no_name_and_no_place():
    def listed(*files):
        return {line.strip() for file in files for line in (NAMES / file).open(encoding="utf-8")}

    places, names = listed("residences.txt"), listed("first-names.txt", "surnames.txt")
    found = Counter()
    for data in PRECEDENTS.values():
        if data["kind"] == Kind.UITSPRAAK:
            continue  # tells the court, and what the court published
        for text in texts(data, ("sources", "court", "legal_grounds")):
            for match in re.finditer(r"(?<=[a-z,;] )[A-Z][\w'-]+(?: [A-Z][\w'-]+)*", text):
                first, last = match[0].split()[0], match[0].split()[-1]
                found[match[0]] += match[0] in places or first in names or last in names
    assert {name for name, times in found.items() if times} - KNOWN_CAPITALS == set()
