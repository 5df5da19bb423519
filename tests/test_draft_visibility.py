"""A draft, its title included, is for its owner, second readers and beheer; no address tells others."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, get_resolver
from wagtail.models import Page, Workflow

from precedents.blockades import Blockade
from precedents.models import PrecedentPage
from tests.editors import client_of, draft, publish, published, rewritten, rule, shelf, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

SECRET = "Vertrouwelijk"  # begins the title of each draft that others may not see
LISTS = [
    "/admin/",
    "/admin/pages/",
    "/admin/pages/{shelf}/",
    "/admin/pages/{shelf}/results/",
    "/admin/pages/{shelf}/?q=vertrouw",
    "/admin/pages/{shelf}/?q=vertrouw&search_all=1",
    "/admin/pages/{shelf}/?status=concept",
    "/admin/pages/search/?q=vertrouw",
    "/admin/pages/search/results/?q=vertrouw",
    "/admin/pages/usage/precedents/precedentpage/",
    "/admin/pages/usage/precedents/precedentpage/results/",
    "/admin/precedenten/",
    "/admin/precedenten/results/",
    "/admin/precedenten/?q=vertrouw",
    "/admin/precedenten/?rule=kostendelersnorm",
    "/admin/precedenten/?export=csv",
    "/admin/choose-page/",
    "/admin/choose-page/?page_type=precedents.PrecedentPage",
    "/admin/choose-page/{shelf}/",
    "/admin/choose-page/search/?q=vertrouw",
    "/admin/choose-page/chosen-multiple/?id={page}",
    "/admin/api/main/pages/",
    "/admin/api/main/pages/?child_of={shelf}",
    "/admin/api/main/pages/?child_of={shelf}&for_explorer=1",
    "/admin/api/main/pages/?search=vertrouw",
    "/admin/api/main/pages/find/?id={page}",
    "/admin/api/main/pages/{page}/",
    "/admin/reports/site-history/",
    "/admin/reports/site-history/results/",
    "/admin/reports/site-history/?export=csv",
    "/admin/reports/workflow/",
    "/admin/reports/workflow/results/",
    "/admin/reports/workflow/?export=csv",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/workflow_tasks/results/",
    "/admin/reports/aging-pages/",
    "/admin/reports/locked/",
    "/admin/reports/page-types-usage/",
    "/admin/reports/page-types-usage/results/",
    "/admin/snippets/precedents/blockingrule/usage/kostendelersnorm/",
    "/admin/snippets/precedents/blockingrule/delete/kostendelersnorm/",
    "/admin/workflows/usage/{workflow}/",
    "/admin/bulk/wagtailcore/page/delete/?id={page}",
    "/admin/bulk/wagtailcore/page/publish/?id=all&childOf={shelf}",
    "/admin/tag-autocomplete/?term=vertrouwelijk",
    "/admin/tag-autocomplete/taggit/tag/?term=vertrouwelijk",
    "/admin/trefwoorden/?term=vertrouwelijk",
]
SHOWN_TO_SECOND_READERS = [
    "/admin/pages/{shelf}/",
    "/admin/pages/search/?q=vertrouw",
    "/admin/precedenten/",
    "/admin/choose-page/{shelf}/",
    "/admin/choose-page/search/?q=vertrouw",
    "/admin/api/main/pages/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/pages/{page}/history/",
    "/admin/pages/{page}/edit/",
]


@pytest.fixture
def writer():
    return someone("auteur", "schrijver")


@pytest.fixture(params=["unpublished", "rewritten", "ownerless"])
def hidden(request, writer) -> PrecedentPage:
    """A draft in moderation, and the newer draft of a live page; each with a rule, a tag and a log."""
    rows = {"blockades": [Blockade(rule=rule("kostendelersnorm"))]}
    make = {
        "unpublished": lambda: draft(f"{SECRET} concept", writer, **rows),
        "ownerless": lambda: draft(f"{SECRET} ingelezen concept", **rows),
        "rewritten": lambda: published("Vertrouwde titel", writer, **rows),
    }
    page = make[request.param]()
    page.tags.add(f"{SECRET} trefwoord")
    page = rewritten(page, f"{SECRET} nieuw concept")
    Workflow.objects.get().start(page, writer)
    return page


@pytest.fixture(params=["auteur", "beleid", "lezer"])
def outsider(request):
    return someone(request.param, "buitenstaander")


def _filled(address: str, page: Page) -> str:
    return address.format(page=page.pk, shelf=shelf().pk, workflow=Workflow.objects.get().pk)


def _tells(response) -> bool:
    body = b"".join(response) if response.streaming else response.content
    return SECRET in body.decode()


def _admin_addresses(page: Page) -> Iterator[str]:
    """Every address of the admin in which a page is named, filled in for this page."""
    numbers = {
        **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "page_pk", "object_id"), page.pk),
        "destination_id": shelf().pk,
        "revision_id": page.latest_revision_id,
        "task_state_id": page.current_workflow_task_state.pk,
        "workflow_state_id": page.current_workflow_state.pk,
        "task_id": page.current_workflow_task.pk,
        "content_type_app_name": "precedents",
        "content_type_model_name": "precedentpage",
        "app_label": "wagtailcore",
        "model_name": "page",
        "action_name": "approve",
    }
    for route in _routes(get_resolver().url_patterns):
        if route.startswith("admin/") and re.search(
            "page_id|parent_page|page_to_move|page_pk|object_id", route
        ):
            yield "/" + re.sub(r"<\w+:(\w+)>", lambda found: str(numbers.get(found[1], 1)), route)
    yield f"/admin/pages/{page.pk}/revisions/compare/earliest...latest/"
    yield f"/admin/api/main/pages/{page.pk}/"
    yield f"/admin/api/main/pages/{page.pk}/action/publish/"


def _routes(patterns: list, before: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern)
        else:
            yield from _routes(pattern.url_patterns, before + str(pattern.pattern))


def test_no_list_tells_others_of_a_draft(hidden, outsider):
    client = client_of(outsider)
    for address in LISTS:
        response = client.get(_filled(address, hidden), follow=True)
        assert response.status_code in (200, 400, 403, 404), address
        assert not _tells(response), address


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_that_names_a_draft_answers_others(method, hidden, outsider):
    client = client_of(outsider)
    addresses = list(_admin_addresses(hidden))
    assert len(addresses) > 30
    for address in addresses:
        response = getattr(client, method)(address)
        assert response.status_code in (302, 403, 404, 405), address
        assert not _tells(response), address
    unchanged = PrecedentPage.objects.get(pk=hidden.pk)
    assert (unchanged.live, unchanged.latest_revision) == (hidden.live, hidden.latest_revision)


@pytest.mark.parametrize("role", ["tweede lezer", "beheer"])
def test_second_readers_and_beheer_see_every_draft(role, hidden):
    client = client_of(someone(role))
    for address in SHOWN_TO_SECOND_READERS:
        response = client.get(_filled(address, hidden))
        assert response.status_code == 200, address
        assert _tells(response), address


def test_a_second_reader_finds_what_waits_on_the_front_page(hidden):
    assert _tells(client_of(someone("tweede lezer")).get("/admin/"))


@pytest.mark.parametrize(
    "address", ["/admin/precedenten/", "/admin/pages/{shelf}/", "/admin/pages/{page}/history/"]
)
def test_an_author_sees_own_drafts(address, writer):
    page = draft(f"{SECRET} eigen concept", writer)
    assert _tells(client_of(writer).get(_filled(address, page)))


def test_an_author_sees_what_others_have_published(writer):
    published("Gepubliceerd door een ander", someone("auteur", "ander"))
    assert "Gepubliceerd door een ander" in client_of(writer).get("/admin/precedenten/").content.decode()


def test_titles_of_before_publication_stay_hidden_afterwards(writer, outsider):
    page = draft(f"{SECRET} met een naam erin", writer)
    publish(rewritten(page, "Zonder naam").latest_revision)
    for address in (
        "/admin/reports/site-history/",
        f"/admin/pages/{page.pk}/history/",
        "/admin/precedenten/",
    ):
        assert not _tells(client_of(outsider).get(address, follow=True)), address


def test_a_deleted_draft_leaves_no_title_for_others(writer, outsider):
    draft(f"{SECRET} en weg", writer).delete()
    assert not _tells(client_of(outsider).get("/admin/reports/site-history/", follow=True))


def test_who_is_second_reader_no_longer_loses_sight_of_drafts(writer):
    page = draft(f"{SECRET} concept", writer)
    former = someone("tweede lezer")
    page.save_revision(user=former, log_action=True)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=former)
    former.groups.set(someone("beleid").groups.all())
    assert not _tells(client_of(former).get("/admin/"))


def test_an_external_link_tells_no_draft_title(writer, outsider):
    page = rewritten(published("Vertrouwde titel", writer), f"{SECRET} nieuw concept")
    form = {"external-link-chooser-url": page.url, "external-link-chooser-link_text": "hier"}
    assert not _tells(client_of(outsider).post("/admin/choose-external-link/", form, follow=True))


def test_a_reader_of_the_site_never_gets_a_draft(hidden):
    client = client_of(someone("lezer"))
    for address in (f"/precedenten/{hidden.slug}/", f"/p/{hidden.number}"):
        assert not _tells(client.get(address, follow=True))


def test_lezer_has_no_admin():
    response = client_of(someone("lezer")).get("/admin/")
    assert response.status_code == 302
    assert response.url.startswith("/inloggen/")
