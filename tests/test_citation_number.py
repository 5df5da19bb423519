"""KM-2026-0001: given once, never twice, and an address for ever."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from precedents.models import PrecedentPage
from precedents.register import CitationNumber, register_number
from precedents.vocabulary import Kind
from tests.editors import client_of, draft, publish, published, rewritten, shelf, someone

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


def test_a_number_has_at_least_four_digits_and_grows():
    assert [draft(title).number for title in ("Een", "Twee")] == [f"KM-{YEAR}-0001", f"KM-{YEAR}-0002"]
    CitationNumber.objects.create(year=YEAR, sequence=9999)
    assert draft("Tienduizend").number == f"KM-{YEAR}-10000"


def test_a_number_stays_at_every_save():
    page = draft("Een")
    number = page.number
    publish(rewritten(page, "Een, herschreven").latest_revision)
    assert PrecedentPage.objects.get().number == number
    assert CitationNumber.objects.count() == 1


def test_the_number_of_a_deleted_page_is_not_given_again():
    first = draft("Een")
    first.delete()
    assert draft("Twee").number != first.number
    assert CitationNumber.objects.get(sequence=1).page is None


@pytest.mark.django_db(transaction=True)
def test_who_save_at_once_get_different_numbers():
    def take(_: int) -> str:
        try:
            return str(register_number())
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(take, range(40)))
    assert sorted(numbers) == [f"KM-{YEAR}-{sequence:04d}" for sequence in range(1, 41)]


@pytest.mark.django_db(transaction=True)
def test_pages_saved_at_once_get_different_numbers_and_places():
    def write(title: str) -> str:
        try:
            return draft(title).number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        numbers = list(threads.map(write, [f"Casus {number}" for number in range(12)]))
    assert len(set(numbers)) == 12
    assert shelf().get_children().count() == shelf().numchild == 12


def test_a_copy_has_its_own_number_also_in_its_history():
    page = rewritten(published("Een"), "Een, herschreven")
    copied = page.copy(update_attrs={"slug": "kopie"}, keep_live=False)
    assert copied.number == f"KM-{YEAR}-0002"
    assert {revision.as_object().number for revision in copied.revisions.all()} == {copied.number}
    publish(copied.latest_revision)
    assert PrecedentPage.objects.get(pk=copied.pk).number == copied.number
    assert PrecedentPage.objects.get(pk=page.pk).number == page.number


def test_copying_the_shelf_gives_each_copy_its_own_number():
    for title in ("Een", "Twee", "Drie"):
        published(title, kind=Kind.UITSPRAAK, ecli=f"ECLI:NL:CRVB:2025:{len(title)}{title[0].upper()}")
    shelf().copy(recursive=True, update_attrs={"slug": "kopie"}, keep_live=False)
    numbers = list(PrecedentPage.objects.values_list("number", flat=True))
    assert len(numbers) == len(set(numbers)) == 6
    assert CitationNumber.objects.filter(page__isnull=False).count() == 6


def test_a_copy_made_in_the_admin():
    page = published("Een")
    form = {"new_title": "Twee", "new_slug": "twee", "new_parent_page": shelf().pk}
    client_of(someone("beheer")).post(f"/admin/pages/{page.pk}/copy/", form)
    copied = PrecedentPage.objects.get(slug="twee")
    assert (copied.number, copied.live) == (f"KM-{YEAR}-0002", False)


def test_an_alias_is_refused_in_the_admin_with_a_message():
    page = published("Een")
    form = {"new_title": "Twee", "new_slug": "twee", "new_parent_page": shelf().pk, "alias": "on"}
    response = client_of(someone("beheer")).post(f"/admin/pages/{page.pk}/copy/", form)
    assert "Van een precedent bestaat geen alias" in response.content.decode()
    address = f"/admin/api/main/pages/{page.pk}/action/create_alias/"
    response = client_of(someone("beheer", "nog-een")).post(address, {"update_slug": "twee"})
    assert response.status_code == 400
    assert "geen alias" in response.content.decode()
    assert PrecedentPage.objects.count() == 1


def test_an_alias_is_refused_in_code():
    page = published("Een")
    with pytest.raises(ValidationError, match="geen alias"):
        page.create_alias(update_slug="twee")
    with pytest.raises(ValidationError, match="geen alias"):
        shelf().create_alias(recursive=True, update_slug="kopie")
    assert PrecedentPage.objects.count() == 1


def test_an_old_version_keeps_the_number():
    page = published("Een")
    first = page.latest_revision
    other = CitationNumber.objects.create(year=YEAR, sequence=77)
    first.content["number"] = str(other)
    first.save()
    rewritten(page, "Een, herschreven")
    client = client_of(someone("beheer"))
    assert client.get(f"/admin/pages/{page.pk}/revisions/{first.pk}/revert/").status_code == 200
    publish(first)
    assert PrecedentPage.objects.get().number == page.number


# The address /p/KM-...


@pytest.mark.parametrize("written", ["KM-{}-0001", "km-{}-0001", "KM-{}-0001/"])
def test_the_address_leads_to_the_page(client, written):
    page = published("Een")
    response = client.get(f"/p/{written.format(YEAR)}")
    assert (response.status_code, response.url) == (302, page.url)


def test_the_address_leads_to_the_page_also_under_another_slug(client):
    page = published("Een")
    page.slug = "heel-anders"
    publish(page.save_revision())
    assert client.get(f"/p/{page.number}").url == "/precedenten/heel-anders/"


@pytest.mark.parametrize("end", ["unpublish", "delete"])
def test_what_was_published_and_is_gone_answers_410(client, end):
    page = published("Een")
    getattr(page, end)()
    response = client.get(f"/p/{page.number}")
    assert response.status_code == 410
    assert f"{page.number} is ingetrokken" in response.content.decode()


def test_what_was_taken_back_and_published_again_is_found_again(client):
    page = published("Een")
    page.unpublish()
    publish(page.save_revision())
    assert client.get(f"/p/{page.number}").status_code == 302


@pytest.mark.parametrize("end", ["", "delete"])
def test_what_was_never_published_answers_404(client, end):
    page = draft("Verborgen titel")
    if end:
        page.delete()
    response = client.get(f"/p/{page.number}")
    assert response.status_code == 404
    assert "Verborgen titel" not in response.content.decode()


@pytest.mark.parametrize(
    "written", ["KM-2026-9999", "KM-2026-00001", "KM-2026-", "KM", "x", "KM-²-1", "KM-1-" + "9" * 30]
)
def test_what_is_no_number_answers_404(client, written):
    published("Een")
    assert client.get(f"/p/{written}").status_code == 404
