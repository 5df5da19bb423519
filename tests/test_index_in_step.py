"""What is live is findable and nothing else is, at the moment that the editor's screen answers."""

import os
import signal
from datetime import date
from io import StringIO
from threading import Event

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import CommandError, call_command

from precedents.groups import MANAGER
from precedents.indexing import current_engine
from precedents.models import PrecedentPage
from precedents.outbox import IndexChange
from precedents.rules import BlockingRule, Law
from tests.admin_forms import send
from tests.demo_content import BOTH, engine_settings
from tests.editors import client_of, draft, publish, published, rule, shelf, someone
from tests.shown_results import search

pytestmark = pytest.mark.usefixtures("emptied")  # on commit the engine is called, so each test commits

CANARY = "kwartelkoning"
NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.fixture
def emptied(transactional_db):
    """A site without precedents. Afterwards it is set up anew: nothing of this test may be remembered."""
    cache.clear()
    yield
    ContentType.objects.clear_cache()


@pytest.fixture(params=BOTH)
def engine(request, settings, tmp_path, emptied):
    """An empty index on each engine."""
    for name, value in engine_settings(request.param, tmp_path).items():
        setattr(settings, name, value)
    call_command("rebuild_index", stdout=StringIO())


@pytest.fixture
def editor(engine):
    return client_of(someone(MANAGER))


def edit(page):
    return f"/admin/pages/{page.pk}/edit/"


def command(name, capsys, *args):
    """What the command said; whether it failed."""
    try:
        call_command(name, *args)
    except CommandError as error:
        return f"{capsys.readouterr().out}{error}", True
    return capsys.readouterr().out, False


# Through the admin


def test_publishing_makes_findable(editor, client):
    new = f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/"
    send(editor, new, title=f"Een {CANARY} op het dak", slug="een")
    publish(PrecedentPage.objects.get().latest_revision)
    assert search(client, CANARY).titles == [f"Een {CANARY} op het dak"]
    assert search(client).total == 1


def test_an_edit_of_a_live_page_replaces_its_words(editor, client):
    page = published("Een oude titel")
    send(editor, edit(page), title=f"Een {CANARY} op het dak")
    publish(PrecedentPage.objects.get().latest_revision)
    assert search(client, CANARY).total == 1
    assert search(client, "oude").total == 0


def test_new_is_what_was_decided_last_or_is_still_to_be_decided(engine, client):
    published("Waarvan niemand de datum weet")
    published("Besloten in 2024", decision_date=date(2024, 1, 1), date_precision="jaar")
    published("Loopt nog", outcome="loopt")
    expected = ["Loopt nog", "Besloten in 2024", "Waarvan niemand de datum weet"]
    assert search(client, order="newest").titles == expected
    assert search(client, order="oldest").titles == expected[::-1]


def test_unpublishing_makes_unfindable(editor, client):
    page = published(f"Een {CANARY} op het dak")
    assert search(client, CANARY).total == 1
    assert editor.post(f"/admin/pages/{page.pk}/unpublish/").status_code == 302
    assert search(client, CANARY).total == search(client).total == 0


def test_deleting_makes_unfindable(editor, client):
    page = published(f"Een {CANARY} op het dak")
    assert editor.post(f"/admin/pages/{page.pk}/delete/").status_code == 302
    assert search(client, CANARY).total == search(client).total == 0


def test_deleting_the_shelf_makes_all_on_it_unfindable(editor, client):
    published(f"Een {CANARY} op het dak")
    published("Nog een precedent")
    answer = editor.post(f"/admin/pages/{shelf().pk}/delete/")
    assert answer.status_code == 302
    assert not PrecedentPage.objects.exists()
    assert search(client, CANARY).total == search(client).total == 0


def test_a_renamed_rule_is_found_by_its_new_name(editor, client):
    blocked = rule("vierwekentermijn")
    page = published("Wachten op geld")
    page.blockades.create(rule=blocked)
    publish(page.save_revision())
    assert search(client, "vierwekentermijn").total == 1
    send(editor, f"/admin/snippets/precedents/blockingrule/edit/{blocked.pk}/", name=f"De {CANARY}")
    assert BlockingRule.objects.get(pk=blocked.pk).name == f"De {CANARY}"
    assert search(client, CANARY).total == 1
    assert search(client, "vierwekentermijn").total == 0


def test_a_renamed_law_is_found_by_its_new_name(editor, client, capsys):
    law = Law.objects.create(bwb_id="BWBR0015703", name="Participatiewet")
    page = published("Wachten op geld")
    page.legal_grounds.create(law=law, article="18")
    publish(page.save_revision())
    law.name = f"Wet op de {CANARY}"
    law.save()
    assert search(client, CANARY).total == 1
    assert command("check_index", capsys) == ("Database en index zijn gelijk.\n", False)


# Drafts


def test_a_draft_is_found_nowhere(editor, client):
    draft(f"Een {CANARY} die nooit verscheen", summary=CANARY)
    live = published("Een titel die iedereen kent", summary="Dit staat er.")
    send(editor, edit(live), title=f"Een {CANARY} als concept", summary=f"De {CANARY} broedt.")
    assert PrecedentPage.objects.get(pk=live.pk).has_unpublished_changes
    for again in (False, True):
        if again:
            call_command("rebuild_index", stdout=StringIO())
        for question in (CANARY, "titel", "", f"{CANARY} titel"):
            shown = search(client, question)
            assert shown.total == (question != CANARY)
            told = shown.soup.select_one("#lijst").get_text().replace(f"‘{CANARY}’", "")  # what was typed
            assert CANARY not in told
    assert search(client).facets["kind"] == {"casus": 1}


def test_a_draft_is_in_no_json_and_no_page(editor, client, capsys):
    draft(f"Een {CANARY} die nooit verscheen", kind="klacht")
    live = published("Een titel die iedereen kent")
    send(editor, edit(live), title=f"Een {CANARY} als concept")
    for question in (CANARY, ""):
        said, _ = command("find", capsys, question, "--json")
        assert CANARY not in said
        assert "klacht" not in said
    for address in ("/", "/regels/", "/regels-in-beeld/", live.url):
        assert CANARY not in client.get(address).content.decode()


# An engine that is down


@pytest.fixture(params=["geen server", "geen map"])
def down(request, settings, tmp_path, emptied):
    """Nobody listens at the address, or a file lies where the index should be. Calling it repairs that."""
    working = engine_settings("embedded", tmp_path / "heel")
    (tmp_path / "stuk").mkdir()
    (tmp_path / "stuk" / "index").write_text("hier had een map moeten staan")
    broken = {
        "geen server": {"ELASTICSEARCH_URL": NOBODY_LISTENS},
        "geen map": {"ELASTICSEARCH_URL": "", "KENNISBANK_DATA": tmp_path / "stuk"},
    }[request.param]

    def use(values):
        for name, value in values.items():
            setattr(settings, name, value)

    use(broken)
    return lambda: use(working)


def test_readers_are_told_and_editors_go_on(down, client, capsys):
    editor = client_of(someone(MANAGER))
    for address in ("/zoeken/", f"/zoeken/?q={CANARY}&kind=casus"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert "Zoeken kan nu even niet" in answer.content.decode()
    assert client.get("/").status_code == 200

    new = f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/"
    send(editor, new, title="Concept terwijl zoeken stilstaat", slug="een")
    send(editor, new, title=f"Een {CANARY} op het dak", slug="twee")
    publish(PrecedentPage.objects.get(slug="twee").latest_revision)
    page = PrecedentPage.objects.get(slug="twee")
    assert page.live
    assert client.get(page.url).status_code == 200
    assert set(IndexChange.objects.values_list("page_id", flat=True)) == {page.pk}
    assert IndexChange.objects.exclude(error="").exists()

    said, failed = command("sync_index", capsys)
    assert failed
    assert "wachten nog" in said
    down()
    assert command("sync_index", capsys)[1] is False
    assert not IndexChange.objects.exists()
    assert search(client, CANARY).total == 1


@pytest.mark.parametrize(
    "arguments", [("find", CANARY), ("find", "", "--json"), ("rebuild_index",), ("check_index",)]
)
def test_commands_tell_that_the_engine_is_down(down, capsys, arguments):
    published(f"Een {CANARY} op het dak")
    said, failed = command(arguments[0], capsys, *arguments[1:])
    assert failed
    assert "Traceback" not in said
    assert "Elasticsearch gaf geen antwoord" in said or "De zoekindex kan niet worden gelezen" in said


# What waits


def test_what_waits_is_left_out_of_totals_and_counts(engine, client, settings):
    withdrawn, other = published(f"Een {CANARY} op het dak", kind="klacht"), published(f"De {CANARY} blijft")
    working = settings.ELASTICSEARCH_URL
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    withdrawn.unpublish()
    settings.ELASTICSEARCH_URL = working
    shown = search(client, CANARY)
    assert shown.total == 1
    assert shown.numbers == [other.number]
    assert shown.facets["kind"] == {"casus": 1}
    assert search(client, CANARY, kind="klacht").total == 0


@pytest.mark.parametrize("mend", [("rebuild_index",), ("check_index", "--repair")])
def test_check_index_tells_what_is_missing_extra_and_old(engine, client, capsys, mend):
    missing, extra, old = published("Precedent een"), published("Precedent twee"), published("Precedent drie")
    old.blockades.create(rule=rule("vierwekentermijn"))
    publish(old.save_revision())
    assert command("check_index", capsys) == ("Database en index zijn gelijk.\n", False)

    # behind the back of the site
    current_engine().remove([str(missing.pk)])
    PrecedentPage._base_manager.filter(pk=extra.pk).update(live=False)
    BlockingRule.objects.update(name=f"De {CANARY} op het dak")
    said, failed = command("check_index", capsys)
    assert failed
    assert f"ontbreekt: precedent {missing.pk}" in said
    assert f"te veel: precedent {extra.pk}" in said
    assert f"verouderd: precedent {old.pk}" in said
    assert extra.number not in search(client, "precedent").numbers

    assert command(*mend[:1], capsys, *mend[1:])[1] is False
    assert command("check_index", capsys) == ("Database en index zijn gelijk.\n", False)
    assert search(client, CANARY).numbers == [old.number]
    assert search(client).total == 2


def test_a_service_writes_what_waits_until_it_is_told_to_stop(engine, client, settings, capsys, monkeypatch):
    working = settings.ELASTICSEARCH_URL
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    published(f"Een {CANARY} op het dak")
    rounds = []

    def wait(_event, pause):
        """Between two attempts: the engine comes back after the third, and after the fifth it is enough."""
        rounds.append(pause)
        if len(rounds) == 3:
            settings.ELASTICSEARCH_URL = working
        if len(rounds) == 5:
            os.kill(os.getpid(), signal.SIGTERM)
        return False

    monkeypatch.setattr(Event, "wait", wait)
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    try:
        call_command("sync_index", "--watch")
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])
    said = capsys.readouterr().out
    assert rounds == [2.0, 4.0, 8.0, 1.0, 1.0]
    assert said.count("wachten nog. Reden:") == 3
    assert "wijzigingen geschreven, 0 wachten nog.\n" in said
    assert said.endswith("Gestopt.\n")
    assert search(client, CANARY).total == 1
