"""Words with the same meaning: what they do to a search, at the moment that an editor saves them."""

import pytest
from django.test import override_settings

from precedents.groups import MANAGER
from precedents.word_groups import WordGroup
from tests.demo_content import BOTH, engine_settings
from tests.editors import client_of, domain, rule, someone
from tests.shown_results import search
from tests.word_groups import BICYCLE, GODWIT, GROUPS, QUAIL, both, form, found, one, publish

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NOUNS = """
    appel banaan citroen druif eik framboos gans haan iep jas kers linde meloen noot olijf peer
    radijs spar tomaat uier vijg wilg zalm zebra
""".split()


@pytest.fixture(params=BOTH)
def each_engine(request, tmp_path):
    """For what an engine has a part in."""
    with override_settings(**engine_settings(request.param, tmp_path)):
        yield


@pytest.fixture
def engine(tmp_path):
    """The embedded engine, for what is decided before an engine is asked."""
    with override_settings(**engine_settings("embedded", tmp_path)):
        yield


@pytest.fixture
def editor():
    return client_of(someone(MANAGER))


# What a reader finds


@pytest.mark.parametrize("question", ["kwartel", "grutto", "kwartels", "GRUTTO’S", "de kwartel van de buren"])
def test_who_types_one_word_finds_the_other(each_engine, client, question):
    publish(QUAIL, GODWIT, BICYCLE)
    both("kwartel", "grutto")
    assert found(client, question) == {QUAIL, GODWIT}


def test_one_way_does_not_work_backwards(each_engine, client):
    publish(QUAIL, GODWIT)
    one(["kwartel"], "grutto")
    assert found(client, "kwartel") == {QUAIL, GODWIT}
    assert found(client, "grutto") == {GODWIT}


def test_the_typed_word_stands_before_the_added_one(each_engine, client):
    publish(QUAIL, GODWIT)
    both("kwartel", "grutto")
    assert search(client, "kwartel").titles == [QUAIL, GODWIT]
    assert search(client, "grutto").titles == [GODWIT, QUAIL]


def test_another_way_to_say_it_counts_as_the_typed_word(each_engine, client):
    publish(QUAIL, GODWIT, "Een fiets en een grutto")
    both("kwartel", "grutto")
    assert found(client, "kwartel fiets", all_words="1") == {"Een fiets en een grutto"}


@pytest.mark.parametrize(
    ("said", "question", "is_found"),
    [
        ("rood staan", "Ik sta al maanden rood", True),
        ("rood staan", "rode fiets", False),
        ("geen vast nest", "hij heeft geen vast nest meer", True),
        ("geen vast nest", "een vast nest", False),
        ("op straat", "slaapt op straat", True),
        ("op straat", "de straat", False),
        ("nest", "vogelnest", False),
    ],
)
def test_an_expression_counts_when_all_of_it_is_said(engine, client, said, question, is_found):
    publish(GODWIT)
    one([said], "grutto")
    assert (found(client, question) == {GODWIT}) is is_found


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ('"kwartel"', {QUAIL}),
        ("“kwartel” dak", {QUAIL}),
        ("fiets -kwartel", {BICYCLE}),
        ('fiets -"een kwartel"', {BICYCLE}),
        ('"fiets in" kwartel', {BICYCLE}),
        ("kwartel OR fiets", {QUAIL, GODWIT, BICYCLE}),
    ],
)
def test_what_is_quoted_or_unwanted_is_taken_literally(each_engine, client, question, titles):
    publish(QUAIL, GODWIT, BICYCLE)
    both("kwartel", "grutto")
    assert found(client, question) == titles


def test_both_words_typed_are_both_meant(engine, client):
    publish(QUAIL, GODWIT, BICYCLE, "Een kwartel en een grutto")
    both("kwartel", "grutto", "fiets")
    assert found(client, "kwartel") == {QUAIL, GODWIT, BICYCLE, "Een kwartel en een grutto"}
    assert found(client, "kwartel (grutto)") == {QUAIL, GODWIT, "Een kwartel en een grutto"}
    assert found(client, "kwartel grutto", all_words="1") == {"Een kwartel en een grutto"}


def test_what_a_word_finds_does_not_lead_on(engine, client):
    publish(QUAIL, GODWIT, BICYCLE)
    one(["kwartel"], "grutto")
    one(["grutto"], "fiets")
    rule("vogelregel", name="Fiets", everyday_words="grutto")
    assert found(client, "kwartel") == {QUAIL, GODWIT}


def test_a_question_grows_no_further_than_four_a_word_and_twelve_in_all(engine, client):
    publish(*NOUNS)
    for start in range(0, 24, 6):
        both(*NOUNS[start : start + 6])
    assert found(client, NOUNS[0]) == set(NOUNS[:5])
    assert search(client, " ".join(NOUNS[::6])).total == 4 + 12


def test_the_most_telling_ways_come_first(engine, client):
    """Four ways for three words together leave no room for what each of them says alone."""
    publish(*NOUNS)
    both("kwartel", *NOUNS[:5])
    one(["kwartel nest dak"], *NOUNS[6:10])
    assert found(client, "kwartel nest dak") == set(NOUNS[6:10])


def test_names_of_rules_and_domains_are_found_by_everyday_words_as_before(engine, client):
    wonen = domain("wonen")
    wonen.everyday_words = "etage"
    wonen.save()
    rule("samenwoonkorting", name="Kostendelersnorm", everyday_words="korting door inwonende zoon")
    publish("De kostendelersnorm", "Wonen")
    assert found(client, "inwonende zoon, krijg ik dan een korting?") == {"De kostendelersnorm"}
    assert found(client, "etages") == {"Wonen"}


# In force at once


def test_an_editor_adds_changes_and_deletes_and_the_next_search_knows(each_engine, editor, client):
    publish(QUAIL, GODWIT, BICYCLE)
    assert found(client, "kwartel") == {QUAIL}
    assert editor.post(f"{GROUPS}add/", form("kwartel\r\ngrutto")).status_code == 302
    group = WordGroup.objects.get()
    assert found(client, "kwartel") == {QUAIL, GODWIT}
    editor.post(f"{GROUPS}edit/{group.pk}/", form("kwartel", "fiets"))
    assert found(client, "kwartel") == {QUAIL, BICYCLE}
    editor.post(f"{GROUPS}delete/{group.pk}/")
    assert not WordGroup.objects.exists()
    assert found(client, "kwartel") == {QUAIL}


def test_what_another_process_wrote_counts_too(engine, client):
    """No signal and no save in this process: only the row is another one."""
    publish(QUAIL, GODWIT, BICYCLE)
    both("kwartel", "grutto")
    assert found(client, "kwartel") == {QUAIL, GODWIT}
    WordGroup.objects.update(words="kwartel\nfiets")
    assert found(client, "kwartel") == {QUAIL, BICYCLE}
    WordGroup.objects.all()._raw_delete("default")
    assert found(client, "kwartel") == {QUAIL}
