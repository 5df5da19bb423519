"""What each role may do in the admin, asked through the admin itself."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Workflow, WorkflowPage

from precedents.models import PrecedentPage
from precedents.rules import BlockingRule
from tests.editors import client_of, draft, edit_form, published, rule, shelf, someone
from tests.reading import approve, sent

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ROLES = ["lezer", "auteur", "tweede lezer", "beleid", "beheer"]
RULES = "/admin/snippets/precedents/blockingrule/"


@pytest.fixture
def writer():
    return someone("auteur", "schrijver")


def _rights() -> dict[str, object]:
    return {
        group.name: (
            sorted(group.permissions.values_list("codename", flat=True)),
            sorted(
                GroupPagePermission.objects.filter(group=group).values_list("page", "permission__codename")
            ),
        )
        for group in Group.objects.all()
    }


def test_there_are_these_roles_and_no_others():
    assert sorted(Group.objects.values_list("name", flat=True)) == sorted(ROLES)


def test_migrating_again_gives_the_same_rights_and_takes_back_what_was_added():
    before = _rights()
    GroupPagePermission.objects.create(
        group=Group.objects.get(name="auteur"),
        page=shelf(),
        permission=GroupPagePermission.objects.get(
            group__name="tweede lezer", permission__codename="publish_page"
        ).permission,
    )
    call_command("migrate", verbosity=0)
    assert _rights() == before
    assert Workflow.objects.count() == WorkflowPage.objects.count() == 1


@pytest.mark.parametrize("role", ["auteur", "tweede lezer", "beleid", "beheer"])
def test_who_works_in_the_admin_gets_in(role):
    assert client_of(someone(role)).get("/admin/").status_code == 200


def test_an_author_writes_and_sends_in_but_does_not_publish(writer):
    page = draft("Concept", writer)
    client = client_of(writer)
    screen = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "action-submit" in screen
    assert "action-publish" not in screen
    client.post(f"/admin/pages/{page.pk}/edit/", edit_form(page, **{"action-publish": "1"}))
    assert not PrecedentPage.objects.get(pk=page.pk).live
    client.post(f"/admin/pages/{page.pk}/edit/", edit_form(page, **{"action-submit": "1"}))
    page = PrecedentPage.objects.get(pk=page.pk)
    assert not page.live
    assert page.current_workflow_task.name == "Tweede lezer"


def test_an_author_makes_a_page(writer):
    client = client_of(writer)
    form = edit_form(title="Nieuw")
    response = client.post(f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/", form)
    assert response.status_code == 302
    page = PrecedentPage.objects.get()
    assert (page.title, page.owner, page.live) == ("Nieuw", writer, False)


def test_a_second_reader_approves_and_that_publishes(writer):
    page = sent("Concept", writer)
    approve(page, someone("tweede lezer"))
    assert PrecedentPage.objects.get(pk=page.pk).live


def test_an_author_changes_nothing_while_a_second_reader_reads(writer):
    page = draft("Concept", writer)
    Workflow.objects.get().start(page, writer)
    client_of(writer).post(f"/admin/pages/{page.pk}/edit/", edit_form(page, title="Toch anders"))
    assert PrecedentPage.objects.get(pk=page.pk).draft_title == "Concept"


def test_an_author_cannot_change_delete_copy_or_unpublish_what_others_published(writer):
    page = published("Van een ander", someone("auteur", "ander"))
    client = client_of(writer)
    for address in ("edit", "delete", "unpublish", "copy", "history", "usage"):
        assert client.get(f"/admin/pages/{page.pk}/{address}/").status_code == 302, address
        client.post(f"/admin/pages/{page.pk}/{address}/", {"new_parent_page": shelf().pk})
    assert list(PrecedentPage.objects.filter(live=True)) == [page]
    assert PrecedentPage.objects.count() == 1


@pytest.mark.parametrize("role", ["auteur", "tweede lezer", "beleid"])
def test_rules_are_to_be_read_only(role):
    rule("kostendelersnorm", name="Kostendelersnorm", core="Wie samenwoont, krijgt minder.")
    client = client_of(someone(role))
    assert "Kostendelersnorm" in client.get(RULES).content.decode()
    assert "Wie samenwoont" in client.get(f"{RULES}inspect/kostendelersnorm/").content.decode()
    for address in ("add/", "edit/kostendelersnorm/", "delete/kostendelersnorm/"):
        assert client.get(RULES + address).status_code == 302, address
        client.post(RULES + address, {"name": "Anders"})
    assert BlockingRule.objects.get().name == "Kostendelersnorm"


def test_beleid_has_rules_and_no_precedents():
    draft("Concept")
    client = client_of(someone("beleid"))
    menu = client.get("/admin/").content.decode()
    assert "Regels" in menu
    for address in (
        "/admin/precedenten/",
        f"/admin/pages/{shelf().pk}/",
        "/admin/users/",
        "/admin/workflows/list/",
    ):
        assert client.get(address).status_code == 302, address
    assert client.get(f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/").status_code == 302


def test_beheer_changes_rules_and_people():
    rule("kostendelersnorm")
    client = client_of(someone("beheer"))
    for address in (f"{RULES}edit/kostendelersnorm/", f"{RULES}add/", "/admin/users/", "/admin/pages/"):
        assert client.get(address).status_code == 200, address


EDITOR_MENU = {"precedenten", "reports/workflow", "reports/workflow_tasks"}
READER_MENU = EDITOR_MENU | {
    "precedenten/te-lezen",
    "reports/aging-pages",
    "reports/site-history",
    "reports/page-types-usage",
    "snippets/precedents/imagewords",
}
MENUS = {
    "auteur": EDITOR_MENU,
    "tweede lezer": READER_MENU,
    "beleid": set(),
    "beheer": READER_MENU | {"reports/locked", "users", "groups", "snippets/precedents/allowedterm"},
}


@pytest.mark.parametrize("role", MENUS)
def test_the_menu_holds_what_the_role_may_open(role):
    client = client_of(someone(role))
    places = set(re.findall(r'"/admin/([^"#]+)/"', client.get("/admin/").content.decode()))
    rules = {f"snippets/precedents/{model}" for model in ("blockingrule", "domain", "wordgroup", "law")}
    menu = {
        place
        for place in places
        if place.startswith(("precedenten", "reports", "snippets", "users", "groups"))
    }
    assert menu == MENUS[role] | rules
    assert {place: client.get(f"/admin/{place}/").status_code for place in menu} == dict.fromkeys(menu, 200)
