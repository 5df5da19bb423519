"""The line "Waarom staat dit hier" tells what the engines did, on each engine."""

import pytest
from django.http import QueryDict

from precedents.finding import find
from precedents.fitting_rules import fitting_rules
from precedents.forms import SearchForm
from precedents.models import PrecedentPage
from precedents.question import query_of
from tests.shown_results import search, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine"), pytest.mark.one_database]

QUESTIONS = [
    "schulden en een briefadres",
    "samenwoonkorting",
    "leerlingenvervoer taxi",
    "huurschuld kind OR moeder",
    '"eigen bijdrage" hulp -jeugd',
    "zoon weer thuis uitkering gekort",
    "kwartelkoning bijstand",
]


def found(question, **more):
    form = SearchForm(QueryDict(mutable=False) if not question else {"q": question, **more})
    assert form.is_valid(), form.errors
    return find(query_of(form.cleaned_data, fitting_rules(form.cleaned_data["q"])))


def pages_of(question, **more):
    """Every live page of the list."""
    first = found(question, **more)
    pages = list(first.pages)
    for page in range(2, 2 + (first.results.total - 1) // 20):
        pages += found(question, page=str(page), **more).pages
    return pages


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_says_all_words_of_just_those_that_the_engine_counts(question):
    answer = found(question)
    said = {page for page in pages_of(question) if answer.shown(page).explanation.has_all_words}
    assert len(said) == answer.results.with_all_words
    assert said == set(pages_of(question, all_words="1"))


@pytest.mark.parametrize("question", [one for one in QUESTIONS if '"' not in one])
def test_a_word_is_told_of_just_those_that_the_engine_finds_by_it(question):
    answer = found(question)
    listed = set(pages_of(question))
    held = {word: set() for word in answer.results.holding}
    for page in listed:
        why = answer.shown(page).explanation
        for one in {*(seen.typed for seen in why.occurrences), *(apart.typed for apart in why.apart)}:
            held[one].add(page)
    assert {word: len(pages) for word, pages in held.items()} == dict(answer.results.holding)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_told_stands_in_the_text(question):
    answer = found(question)
    for page in answer.pages:
        why = answer.shown(page).explanation
        for one in why.occurrences:
            if one.place == "title":
                assert all(word in page.title for word in one.seen or [])
                assert one.seen or one.typed.lower() in page.title.lower()
        assert not {one.typed for one in why.occurrences} & set(why.missing)


# As the reader sees it


def why(shown, number):
    """The folded line of a result, its rows by their label."""
    item = shown.items[shown.numbers.index(number)]
    (line,) = item.select("details.kb-why")
    assert not line.has_attr("open")
    assert texts(line.select("summary")) == ["Waarom staat dit hier?"]
    rows = {row.dt.get_text(): row.dd.get_text() for row in line.select("dl > div")}
    return rows, " ".join(texts(line.select("p")))


def test_every_result_has_its_line_and_no_figures_of_the_machine(client):
    shown = search(client, "schulden en een briefadres")
    lines = [item.select_one("details.kb-why") for item in shown.items]
    assert len(lines) == 20
    assert all(lines)
    text = " ".join(texts(lines)).lower()
    assert "score" not in text
    assert "%" not in text


def test_words_and_where_they_stand(client):
    shown = search(client, "schulden briefadres kwartelkoning")
    rows, said = why(shown, shown.numbers[0])
    assert "Een deel van uw woorden staat in dit precedent." in said
    assert "‘kwartelkoning’" in rows["Staat er niet in"]
    assert "‘briefadres’" in f"{rows.get('In de titel')} {rows['In de tekst']}"
    assert rows["Uw zeldzaamste woord hierin"].startswith(("‘briefadres’, dat in", "‘schulden’, dat in"))


def test_an_everyday_word_leads_to_its_term(client):
    shown = search(client, "samenwoonkorting")
    rows, said = why(shown, shown.numbers[0])
    assert "‘kostendelersnorm’ voor ‘samenwoonkorting’" in rows["Andere woorden voor hetzelfde"]
    assert "of andere woorden voor hetzelfde" in said
    assert "Staat er niet in" not in rows


def test_a_part_of_a_longer_word(client):
    shown = search(client, "leerlingen vervoerder")
    seen = [why(shown, number)[0] for number in shown.numbers]
    assert any("(in ‘" in " ".join(rows.values()) for rows in seen)


def test_a_citation_comes_first_and_says_so(client):
    page = PrecedentPage.objects.findable().filter(legal_grounds__law="BWBR0005537").first()
    shown = search(client, page.number.lower())
    rows, said = why(shown, page.number)
    assert page.number in rows["Waar u naar verwees"]
    assert "Daarom staat het vooraan." in said
    shown = search(client, "4:84 Awb")
    rows, said = why(shown, shown.numbers[0])
    assert rows["Waar u naar verwees"].startswith("Artikel 4:84")
    rows, said = why(search(client, page.number, order="newest"), page.number)
    assert page.number in rows["Waar u naar verwees"]
    assert "Daarom staat het vooraan" not in said


@pytest.mark.parametrize(
    ("question", "order", "said"),
    [
        ("schulden", "", "woorden in de titel en woorden die net als bij u"),
        ("schulden", "newest", "het nieuwste besluit staat vooraan"),
        ("schulden", "oldest", "het oudste besluit staat vooraan"),
        ("", "", "het nieuwste besluit staat vooraan"),
    ],
)
def test_it_says_what_the_order_depends_on(client, question, order, said):
    shown = search(client, question, order=order)
    assert all(said in why(shown, number)[1] for number in shown.numbers)


def test_a_decision_without_a_date_says_where_it_counts(client):
    shown = search(client, "", order="oldest")
    dates = {page.number: page.decision_date for page in PrecedentPage.objects.findable()}
    undated = [number for number in shown.numbers if dates[number] is None]
    assert undated
    for number in undated:
        assert "de datum niet bekend" in why(shown, number)[1]
    dated = next(number for number in shown.numbers if dates[number])
    assert "de datum niet bekend" not in why(shown, dated)[1]


def test_a_cited_precedent_does_not_lack_the_words_of_the_citation(client):
    for question in ("4:84 Awb", PrecedentPage.objects.findable().first().number):
        shown = search(client, question)
        rows, said = why(shown, shown.numbers[0])
        assert "Staat er niet in" not in rows
        assert "Een deel" not in said


def test_one_of_two_ways_to_say_it_is_enough(client):
    shown = search(client, "kwartelkoning OF briefadres")
    rows, said = why(shown, shown.numbers[0])
    assert rows["Staat er niet in"] == "‘kwartelkoning’"
    assert "Van woorden met OF ertussen is er een genoeg." in said


def test_exact_words_are_told(client):
    shown = search(client, '"eigen bijdrage"')
    rows, _ = why(shown, shown.numbers[0])
    assert rows["Precies zo achter elkaar"] == "‘eigen bijdrage’"


# Marks with a reason


def test_a_word_that_was_not_typed_is_marked_with_its_reason_told_once(client):
    shown = search(client, "samenwoonkorting")
    reason = "Gevonden omdat u ‘samenwoonkorting’ typte"
    assert shown.items
    for item in shown.items:
        marks = [mark for mark in item.select("mark") if mark.get_text().lower() == "kostendelersnorm"]
        assert {mark["title"] for mark in marks} == {reason}
        told = [text for text in texts(item.select(".kb-vh")) if reason.lower() in text.lower()]
        assert len(told) == 1
        assert not item.select("h3 .kb-vh")


def test_what_was_typed_has_no_reason(client):
    shown = search(client, "kostendelersnorm")
    marks = [mark for mark in shown.soup.select("mark") if mark.get_text() == "kostendelersnorm"]
    assert marks
    assert not any(mark.has_attr("title") for mark in marks)
