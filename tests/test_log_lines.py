"""Log lines tell what was done and the keys of what it was done to, never a title, an address or a value."""

import json
import logging

import pytest

from precedents.models import PrecedentPage
from tests.editors import draft, publish, published, rewritten, someone
from tests.logged import logged
from tests.roads import NAME

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TITLE = f"Huis van {NAME}"
TOLD = [word.lower() for word in (*NAME.split(), "huis", "/precedenten/")]
ACTIONS = [
    "Page created",
    "Page edited",
    "Published",
    "Page copied",
    "Page moved",
    "Unpublished",
    "Page deleted",
]


@pytest.fixture
def lines():
    with logged() as read:
        yield read


def _without_texts(lines: list[dict[str, object]]) -> bool:
    written = json.dumps(lines, ensure_ascii=False).lower()
    return bool(lines) and not any(word in written for word in TOLD)


def test_no_line_of_wagtail_holds_a_title_or_slug(lines):
    page = draft(TITLE, someone("auteur"))
    publish(page.latest_revision)
    page = rewritten(PrecedentPage.objects.get(), f"{TITLE} id=99 pk=99")
    publish(page.latest_revision)
    page.copy(update_attrs={"slug": "kopie-van-huis"}, keep_live=False)
    page.move(draft("Huis"), "right")
    page = PrecedentPage.objects.get(pk=page.pk)
    page.unpublish()
    page.delete()
    told = lines()
    assert _without_texts(told)
    messages = [line["message"] for line in told if (line["level"], line["logger"]) == ("INFO", "wagtail")]
    assert "99" not in " ".join(messages)
    for action in ACTIONS:
        assert any(message.startswith(f"{action} ") for message in messages), action


def test_each_line_tells_the_keys(lines):
    page = draft(TITLE)
    lines()
    publish(page.latest_revision)
    assert [line["message"] for line in lines()] == [
        f"Published pk={page.pk} revision_id={page.latest_revision_id}"
    ]


def test_a_text_without_placeholders_is_left_out_whole(lines):
    logging.getLogger("wagtail").warning(f"Nieuw adres voor {TITLE}")
    told = lines()
    assert _without_texts(told)
    assert told[0]["level"] == "WARNING"
    assert told[0]["message"] == "test_log_lines.test_a_text_without_placeholders_is_left_out_whole"


def test_a_title_of_figures_is_no_key(lines):
    draft("20261")
    told = lines()
    assert told
    assert not [line for line in told if "20261" in line["message"]]


@pytest.mark.parametrize("name", ["wagtail", "wagtail.admin", "modelsearch.index", "django.request"])
def test_an_error_tells_its_kind_and_place_not_what_it_says(lines, name):
    try:
        raise ValueError(TITLE)
    except ValueError:
        logging.getLogger(name).exception("Fout bij %r", TITLE)
    told = lines()
    assert _without_texts(told)
    assert [(line["logger"], line["message"], line["error"]) for line in told] == [
        (name, "Fout bij", "ValueError")
    ]
    assert told[0]["places"][0].startswith("tests/test_log_lines.py:")


def test_planning_and_a_refused_page_are_told_by_key_too(lines):
    page = published(TITLE)
    with pytest.raises(Exception, match="tweede lezer"):
        rewritten(page, f"Ook {TITLE}").latest_revision.publish()
    assert _without_texts(lines())


def test_our_own_line_tells_an_error_by_its_type_and_cause(lines):
    try:
        try:
            raise OSError(TITLE)
        except OSError as error:
            raise ValueError(TITLE) from error
    except ValueError as error:
        logging.getLogger("precedents.indexing").warning("%s wijzigingen wachten: %s", 3, error)
    told = lines()
    assert _without_texts(told)
    assert told[0]["message"] == "3 wijzigingen wachten: ValueError (OSError)"


def test_a_line_is_one_object_whatever_is_in_it(lines):
    logging.getLogger("kennisbank").warning("Eén regel\nen\u2028een “tweede”")
    told = lines()
    assert [line["message"] for line in told] == ["Eén regel\nen\u2028een “tweede”"]
    assert told[0]["time"].endswith("+00:00")
