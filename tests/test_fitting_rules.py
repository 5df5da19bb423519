"""The rules that probably play in a question or a pasted situation, and why."""

import json
import subprocess
import sys
import time

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from precedents.fitting_rules import MOST, FittingRule, fitting_rules, ranked_codes
from precedents.rules import BlockingRule
from tests.admin_forms import send
from tests.demo_content import ROOT, SHARED
from tests.editors import client_of, someone
from tests.installation import run

OPEN_SET = SHARED / "data" / "open" / "everyday-queries" / "queries.jsonl"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rules"), pytest.mark.one_database]

NOTE = """Mevrouw van 61 leeft van de bijstand. Haar zoon van 28 is na een scheiding weer bij haar ingetrokken
en draagt niets bij. Sinds vorige maand krijgt zij een lager bedrag, omdat hij als huisgenoot meetelt."""


@pytest.fixture(scope="module")
def rules(demo):
    """The taxonomy as it is delivered."""


@pytest.mark.parametrize(
    ("text", "slug", "words"),
    [
        ("samenwoonkorting", "kostendelersnorm", ("samenwoonkorting",)),
        ("krijg korting door mijn inwonende zoon", "kostendelersnorm", ("korting", "inwonende zoon")),
        ("zonder briefadres geen post", "briefadres", ("briefadres", "post")),
        (NOTE, "kostendelersnorm", None),
    ],
)
def test_names_the_rule_and_the_words_that_point_to_it(text, slug, words):
    first = fitting_rules(text)[0]
    assert first.rule.pk == slug
    assert words is None or set(words) <= set(first.words)


def test_the_words_stand_in_the_text_as_typed_and_in_its_order():
    text = "KORTING, zegt men: mijn (inwonende) Zoon\nwordt 27; zoon eet mee"
    fitting = fitting_rules(text)
    assert fitting
    for one in fitting:
        places = [text.index(words) for words in one.words]
        assert places == sorted(places)
        assert len(places) == len(set(places)) > 0


def test_an_everyday_expression_leads_to_its_rule():
    """The page of a rule says so. A few stand with other rules too, which then say it better."""
    said = [
        (phrase, rule.pk)
        for rule in BlockingRule.objects.all()
        for phrase in rule.everyday_words.splitlines()[::6]
    ]
    missed = [phrase for phrase, slug in said if slug not in {one.rule.pk for one in fitting_rules(phrase)}]
    assert len(missed) <= len(said) / 200, missed


def test_at_most_five_the_best_first():
    text = " ".join(BlockingRule.objects.order_by("pk").values_list("name", flat=True))
    assert len(fitting_rules(text)) <= MOST == 5
    codes = [one.rule.code for one in fitting_rules(NOTE)]
    assert codes == ranked_codes(NOTE)[: len(codes)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "de het een en van",
        "mag dat wel of niet",
        "The weather is lovely and we went to the beach with our friends",
        "Je voudrais acheter du pain et des pommes pour ma grand-mère",
        "Мы пошли на пляж",
        "🙂🙂",
        "x" * 10_000,
        "uitkering",
        "gemeente",
        "recept voor appeltaart met kaneel",
        "mijn fiets is gestolen op het station",
        '(.*)+[a-z]{3} AND OR "',
    ],
)
def test_a_text_that_points_nowhere_names_no_rule(text):
    assert fitting_rules(text) == ()


def test_an_edit_counts_at_once():
    assert fitting_rules("wiebelbedrag") == ()
    rule = BlockingRule.objects.get(pk="briefadres")
    rule.everyday_words += "\nwiebelbedrag"
    rule.save()
    assert [one.rule.pk for one in fitting_rules("wiebelbedrag")] == ["briefadres"]
    BlockingRule.objects.filter(pk="briefadres").update(everyday_words="", typical_situations="")
    assert fitting_rules("wiebelbedrag") == ()


def test_a_typical_situation_counts_at_once():
    words = "De flessentuin in de wiebelkast is omgevallen"
    assert fitting_rules(words) == ()
    BlockingRule.objects.filter(pk="briefadres").update(typical_situations=f"{words}.")
    assert fitting_rules(words)[0].rule.pk == "briefadres"


def test_asks_the_database_for_the_words_of_all_rules_and_for_the_few_that_fit():
    with CaptureQueriesContext(connection) as captured:
        assert [one.rule.name for one in fitting_rules(NOTE)]
    assert len(captured) == 2
    with CaptureQueriesContext(connection) as captured:
        assert not fitting_rules("quantumveldentheorie")
    assert len(captured) == 1


def test_ten_thousand_characters_take_a_tenth_of_a_second():
    situations = BlockingRule.objects.values_list("typical_situations", flat=True)
    text = " ".join(situations)[:10_000]
    fitting_rules(text)
    started = time.perf_counter()
    fitting_rules(text)
    assert time.perf_counter() - started < 0.1


@pytest.mark.parametrize("times", [1, 5_000])
def test_a_long_list_of_one_word_is_no_harder(times):
    started = time.perf_counter()
    fitting_rules("zoon 27 " * times)
    assert time.perf_counter() - started < 1


@pytest.mark.skipif(not OPEN_SET.exists(), reason="../shared/data/open/everyday-queries is er niet")
def test_the_right_rule_is_first_and_among_three():
    """Both by the figures of a set by another hand; what the kennisbank promises is 70 and 90 %."""
    queries = [json.loads(line) for line in OPEN_SET.read_text(encoding="utf-8").splitlines()]
    for style in ("kort", "zin", "situatie"):
        asked = [query for query in queries if query["style"] == style]
        first = sum(_place(query) == 1 for query in asked) / len(asked)
        among_three = sum(_place(query) <= 3 for query in asked) / len(asked)
        assert first >= 0.85, style
        assert among_three >= 0.93, style


def _place(query):
    right = {*query["rules"], *query["secondary"]}
    return next((place for place, code in enumerate(ranked_codes(query["text"]), 1) if code in right), 99)


# What a reader sees


def test_the_list_says_why_and_filters_on_one_rule():
    fitting = FittingRule(BlockingRule.objects.get(pk="kostendelersnorm"), ("korting", "<b>zoon</b>"))
    shown = {"rule": fitting.rule, "words": fitting.words, "url": "/zoeken/?rule=kostendelersnorm"}
    html = render_to_string("precedents/fitting_rules.html", {"fitting": [{**shown, "chosen": False}]})
    assert "Regels die hier waarschijnlijk spelen" in html
    assert "U schreef: korting, &lt;b&gt;zoon&lt;/b&gt;" in html
    assert 'href="/zoeken/?rule=kostendelersnorm"' in html
    assert f'href="{fitting.rule.get_absolute_url()}"' in html
    assert "Toon alleen deze regel" in html
    chosen = render_to_string("precedents/fitting_rules.html", {"fitting": [{**shown, "chosen": True}]})
    assert "Toon weer alle regels" in chosen


def test_without_rules_nothing_is_shown():
    assert render_to_string("precedents/fitting_rules.html", {"fitting": []}).strip() == ""


def test_the_page_of_a_rule_shows_what_it_is_recognised_by(client):
    rule = BlockingRule.objects.get(pk="kostendelersnorm")
    rule.typical_situations = "\n".join(f"Situatie <{number}> van deze regel" for number in range(1, 7))
    rule.everyday_words = "\n".join(f"uitdrukking {number}" for number in range(1, 15))
    rule.save()
    html = client.get(rule.get_absolute_url()).content.decode()
    assert "Situatie &lt;6&gt; van deze regel" in html
    assert html.index("Situatie &lt;4&gt;") < html.index("Nog 2 situaties") < html.index("Situatie &lt;5&gt;")
    assert html.index("uitdrukking 12") < html.index("Nog 2 uitdrukkingen") < html.index("uitdrukking 13")


def test_a_rule_without_words_has_no_such_section(client):
    rule = BlockingRule.objects.get(pk="kostendelersnorm")
    BlockingRule.objects.filter(pk=rule.pk).update(typical_situations="", everyday_words="")
    html = client.get(rule.get_absolute_url()).content.decode()
    assert "Herkenbaar aan" not in html
    assert "#herkenbaar" not in html


def test_an_editor_writes_what_a_rule_is_recognised_by():
    editor, address = client_of(someone("beheer", "redactie")), "/admin/snippets/precedents/blockingrule/"
    written = "Het huisje <3> op wielen telt niet.\r\nDe roltent ook niet."
    send(editor, f"{address}edit/briefadres/", typical_situations=[written])
    shown = BeautifulSoup(editor.get(f"{address}inspect/briefadres/").content, "html.parser")
    lines = [line.get_text() for line in shown.select("dd li")]
    assert lines == ["Het huisje <3> op wielen telt niet.", "De roltent ook niet."]
    assert fitting_rules("een roltent")[0].rule.pk == "briefadres"


# The command that measures


ASKED = {"a": "samenwoonkorting", "b": NOTE * 40, "c": "de"}


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """The lines that the command writes, asked as an operator would, beside a site of its own."""
    folder = tmp_path_factory.mktemp("bench")
    queries, out, site = folder / "queries.jsonl", folder / "run.tsv", folder / "site"
    asked = [
        {"id": "a", "text": "samenwoonkorting"},
        {"id": "b", "text": NOTE * 40},
        {"id": "c", "text": "de"},
    ]
    queries.write_text("\n".join(json.dumps(one) for one in asked) + "\n\n", encoding="utf-8")
    done = run(
        "-m", "bench.rules", "--queries", str(queries), "--run", str(out), data=site,
        DATABASE_URL="postgres://niemand@127.0.0.1:1/geen", ELASTICSEARCH_URL="http://127.0.0.1:1",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not site.exists()
    return [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]


def test_the_command_writes_the_rules_best_first(bench):
    assert [code for query, code in bench if query == "a"][0] == "R001"
    for query, text in ASKED.items():
        assert [code for name, code in bench if name == query] == ranked_codes(text)[:10]


def test_the_command_says_what_it_needs():
    done = subprocess.run(
        [sys.executable, "-m", "bench.rules"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "--queries" in done.stderr
