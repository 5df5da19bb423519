"""Whatever somebody types or pastes: an answer or a clear sentence, within a second, on page and command."""

import random
import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests.shown_results import Shown, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.one_database]

CHANCE = random.Random(11)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def word_list(size, separator=" "):
    return separator.join("".join(CHANCE.choices(LETTERS, k=7)) for _ in range(size))


SHORT = {
    "engels": "my mother has been evicted and the council refuses to pay",
    "pools": "Straciłem mieszkanie i nie mam zameldowania",
    "turks": "Kiracıyım, borçlarım için yardım alamıyorum ığşçöü",
    "arabisch": "فقدت منزلي وليس لدي عنوان",
    "oekraïens": "я втратила житло і не маю адреси",
    "chinees": "我失去了房子没有地址",
    "hindi": "मेरे पास घर नहीं है",
    "gemengd": "uitkering жилье 住宅 بيت briefadres",
    "lijkt-latijn": "briеfаdrеs uitkеring",  # Cyrillic е and а
    "wiskundig": "𝐛𝐫𝐢𝐞𝐟𝐚𝐝𝐫𝐞𝐬 ｂｒｉｅｆ ﬁnancieel Ⅻ ½ ①",
    "emoji": "👩‍👩‍👧‍👦 geen 🏠 en 😭💸 🏳️‍🌈",
    "alleen-emoji": "🏠🏠🏠",
    "stopwoorden": "de het een en van hoe wat is er",
    "een-letter": "a",
    "een-cijfer": "7",
    "alleen-tekens": "!?.,;:…·•€%&",
    "rechts-links": "\u202erekening\u202c \u200fschuld\u200e \u2066huur\u2069",
    "onzichtbaar": "\u200b\u200c\u200d\ufeff\u00ad",
    "accenten": "a" + "\u0301" * 300,
    "zalgo": "s̷̢̛͎c̴̖͌h̶̪̾u̵̳͂l̶̰̈d̸͇̓",
    "spaties": "huur \u00a0\u2003\u3000\t\n\r schuld",
    "regel-uitdrukking": r"^(a+)+$ .* [a-z]{2,} (?:x|y)* \d+ \bhuur\b (?=.*schuld)",
    "veel-haakjes": "(" * 250 + ")" * 250,
    "lucene": "title:[* TO *] AND _exists_:kind~2^9 +huur -(schuld) /.*/ vervo* \\\\",
    "json": '{"query": {"match_all": {}}, "size": 100000}',
    "sql": "' OR 1=1; DROP TABLE precedents_precedentpage; --",
    "sjabloon": "{{ settings.SECRET_KEY }} {% debug %} ${7*7} %(x)s {0}",
    "markup": "<script>alert(1)</script><b onclick=x>huur</b>&amp;&lt;",
    "los-aanhalingsteken": '"',
    "oneven-aanhalingstekens": 'huur "schuld bijstand" "kind',
    "leeg-aanhaling": '"" “” „” "…"',
    "alleen-stop-aanhaling": '"van de"',
    "enkele-aanhaling": "'huur' ‘schuld’ `kind`",
    "min": '- -- --- -" -- -huur- -',
    "alles-afwezig": "-huur -schuld -kind -de",
    "of": "OR OF OR huur OF OR schuld OF",
    "veel-of": "huur OF schuld " * 33,
    "veel-phrases": '"huur schuld" ' * 35,
    "duizend-koppeltekens": "a-" * 250,
    "punten": "a.b.c." * 80,
    "getallen": "1.250,50 4:84 2.3.5a 1:2:3:4 000000000000 1e309 -1",
    "artikelen": "art. 1 lid 1 " * 38,
    "ecli": f"ECLI:NL:{'A.' * 240}",
    "nummer": f"KM-2026-{'0' * 480}",
    "lang-woord": "x" * 500,
    "lange-samenstelling": "kinderopvangtoeslag" * 26,
    "hoofdletters": "BRIEFADRES " * 45,
    "herhaald": "samenwoonkorting " * 29,
    "geplakte-lijst": word_list(62),
    "met-regels": word_list(60, "\n"),
    "vaste-spaties": word_list(60, "\u00a0"),
}
TOO_LONG = {
    "zonder-spatie": "a" * 10_000,
    "samenstelling": "kinderopvangtoeslag" * 600,
    "woordenlijst": word_list(2_000),
    "woordenlijst-met-komma's": word_list(2_000, ","),
    "aanhalingstekens": '"' * 10_000,
    "haakjes": "(" * 10_000,
    "emoji": "🏠" * 3_000,
    "accenten": "e" + "\u0301" * 10_000,
    "verhaal": "Mijn zoon woont weer thuis en nu is mijn uitkering gekort. " * 100,
}
UNREADABLE = {
    "nul": "huur\x00toeslag",
    "bel": "\x07",
    "escape": "\x1b[31mhuur",
    "wissen": "huur\x7f",
    "vervangteken": "huur\ufffd",
}


@pytest.fixture(scope="module")
def warm(demo):
    """What a process reads once: the word list, the words of the collection, the rules."""
    Client().get("/zoeken/?q=huurtoeslga")


@pytest.fixture
def visitor(warm):
    return Client(raise_request_exception=False)


def timed(visitor, question, **filters):
    """The answer, when it came within a second of this process; others run beside it."""
    start = time.process_time()
    answer = visitor.get("/zoeken/", {"q": question, **filters})
    assert time.process_time() - start < 1
    return answer


@pytest.mark.parametrize("name", SHORT)
def test_any_question_is_answered(visitor, name):
    question = SHORT[name][:500]
    for filters in ({}, {"all_words": "1", "kind": "klacht", "year_from": "2020", "order": "oldest"}):
        shown = Shown(timed(visitor, question, **filters))
        assert len(shown.items) == min(20, shown.total)
        assert not shown.soup.select("main script, main b")
        if not shown.total:
            assert shown.soup.select("#lijst .kb-ways a")


@pytest.mark.parametrize("name", TOO_LONG)
def test_what_is_too_long_is_told_with_where_a_long_text_goes(visitor, name):
    answer = timed(visitor, TOO_LONG[name])
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "Uw vraag is te lang. Gebruik hoogstens 500 tekens." in text
    assert "Plak de situatie" in text
    assert "Wij hebben niet gezocht" in text


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told(visitor, name):
    answer = timed(visitor, UNREADABLE[name])
    assert answer.status_code == 400
    assert "Typ de vraag opnieuw" in answer.content.decode()


def find(question):
    out = StringIO()
    call_command("find", "--", question, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("name", SHORT)
def test_the_command_answers_too(name):
    assert " precedenten, " in find(SHORT[name][:500])


@pytest.mark.parametrize("name", [*TOO_LONG, *UNREADABLE])
def test_the_command_tells_what_it_cannot_ask(name):
    with pytest.raises(CommandError, match=r"te lang|Typ de vraag opnieuw"):
        find({**TOO_LONG, **UNREADABLE}[name])


def test_only_stop_words_are_told(visitor):
    said = texts(Shown(visitor.get("/zoeken/?q=de+het+een")).soup.select("#lijst p"))
    assert any(text.startswith("Deze woorden zeggen te weinig om op te zoeken") for text in said)
