"""Blockades on the edit screen and in code: a rule once, waiting within the page, and knopen."""

import pytest
from django.core.exceptions import ValidationError

from precedents.models import PrecedentPage
from tests.editors import client_of, draft, edit_form, publish, published, rule, shelf, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def editor():
    return client_of(someone("beheer"))


@pytest.fixture(autouse=True)
def rules():
    return [rule(slug) for slug in ("briefadres", "inschrijving", "uitkering")]


def _row(slug: str, waits_for: str = "", **more: str) -> dict[str, str]:
    return {"rule": slug, "reality": "echt", "waits_for": waits_for, **more}


def _save(editor, rows: list[dict], page: PrecedentPage | None = None, **more: object):
    page = page or draft("Concept")
    response = editor.post(f"/admin/pages/{page.pk}/edit/", edit_form(page, blockades=rows, **more))
    return response, PrecedentPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def _errors(response, row: int) -> dict[str, list[str]]:
    return response.context["form"].formsets["blockades"].forms[row].errors


def test_rows_are_kept_in_their_order(editor):
    response, page = _save(
        editor, [_row("uitkering", ORDER="2"), _row("briefadres", ORDER="1", note="Zo ging het.")]
    )
    assert response.status_code == 302
    assert [row.rule_id for row in page.blockades.all()] == ["briefadres", "uitkering"]
    assert page.blockades.first().note == "Zo ging het."


def test_a_rule_that_waits_for_itself_is_refused_at_that_field(editor):
    response, page = _save(editor, [_row("briefadres", "briefadres")])
    assert _errors(response, 0) == {
        "waits_for": ["Een regel kan niet op zichzelf wachten. Kies een andere regel bij ‘wacht op’."]
    }
    assert not page.blockades.exists()


def test_waiting_for_a_rule_that_is_not_on_the_page_is_refused_at_that_field(editor):
    response, page = _save(editor, [_row("uitkering"), _row("briefadres", "inschrijving")])
    assert "staat niet op deze pagina" in _errors(response, 1)["waits_for"][0]
    assert "Deze regel staat niet op deze pagina" in response.content.decode()
    assert not page.blockades.exists()


def test_waiting_for_a_row_that_is_taken_away_is_refused(editor):
    _, page = _save(editor, [_row("uitkering"), _row("briefadres", "uitkering")])
    rows = [
        {**_row("uitkering"), "id": page.blockades.all()[0].pk, "DELETE": "on"},
        {**_row("briefadres", "uitkering"), "id": page.blockades.all()[1].pk},
    ]
    form = {**edit_form(page, blockades=rows), "blockades-INITIAL_FORMS": "2"}
    response = editor.post(f"/admin/pages/{page.pk}/edit/", form)
    assert "staat niet op deze pagina" in _errors(response, 1)["waits_for"][0]


def test_the_same_rule_twice_is_refused_at_that_field(editor):
    response, page = _save(editor, [_row("uitkering"), _row("uitkering")])
    assert _errors(response, 0) == {}
    assert "staat al op deze pagina" in _errors(response, 1)["rule"][0]
    assert not page.blockades.exists()


def test_an_unknown_rule_is_refused(editor):
    response, _ = _save(editor, [_row("bestaat-niet")])
    assert "rule" in _errors(response, 0)


def test_a_circle_is_accepted_and_is_a_knoop(editor):
    rows = [
        _row("uitkering", "inschrijving"),
        _row("inschrijving", "briefadres"),
        _row("briefadres", "uitkering"),
    ]
    response, page = _save(editor, rows)
    assert response.status_code == 302
    assert page.deadlocks == [("briefadres", "uitkering", "inschrijving")]


def test_a_row_that_waits_without_a_circle_is_no_knoop(editor):
    _, page = _save(editor, [_row("uitkering", "inschrijving"), _row("inschrijving")])
    assert page.deadlocks == []


def test_drafts_copies_and_old_versions_keep_what_waits_for_what(editor):
    page = published("Concept")
    _save(editor, [_row("uitkering", "briefadres"), _row("briefadres", "uitkering")], page)
    page = PrecedentPage.objects.get(pk=page.pk)
    assert not page.blockades.exists()  # the live text has no knoop before the draft is published
    publish(page.latest_revision)
    copied = PrecedentPage.objects.get(pk=page.pk).copy(update_attrs={"slug": "kopie"}, keep_live=False)
    assert copied.deadlocks == [("briefadres", "uitkering")]
    assert page.latest_revision.as_object().deadlocks == copied.deadlocks


@pytest.mark.parametrize(
    ("waits_for", "sentence"),
    [("uitkering", "op zichzelf wachten"), ("inschrijving", "staat niet op deze pagina")],
)
def test_code_is_held_to_the_same(waits_for, sentence):
    page = PrecedentPage(title="Uit code", slug="uit-code")
    page.blockades.create(rule_id="uitkering", waits_for_id=waits_for)
    with pytest.raises(ValidationError, match=sentence):
        shelf().add_child(instance=page)
    assert not PrecedentPage.objects.exists()
