"""Log lines tell what was done and the keys of what it was done to, never a title, an address or a value."""

import logging
from io import StringIO

import pytest

from precedents.models import PrecedentPage
from tests.editors import draft, publish, published, rewritten, someone
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
    """What the handler of the site writes, with its settings of logging; read, it begins anew."""
    handler = next(one for one in logging.getLogger("wagtail").handlers if type(one) is logging.StreamHandler)
    before = handler.setStream(StringIO())
    yield lambda: handler.setStream(StringIO()).getvalue().splitlines()
    handler.setStream(before)


def _without_texts(lines: list[str]) -> bool:
    return not [line for line in lines if any(word in line.lower() for word in TOLD)]


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
    assert "99" not in " ".join(line.split("wagtail: ")[1] for line in told)
    for action in ACTIONS:
        assert any(f" INFO wagtail: {action} " in line for line in told), action


def test_each_line_tells_the_keys(lines):
    page = draft(TITLE)
    lines()
    publish(page.latest_revision)
    assert [line.split("INFO ")[1] for line in lines()] == [
        f"wagtail: Published pk={page.pk} revision_id={page.latest_revision_id}"
    ]


def test_a_text_without_placeholders_is_left_out_whole(lines):
    logging.getLogger("wagtail").warning(f"Nieuw adres voor {TITLE}")
    told = lines()
    assert _without_texts(told)
    assert "WARNING wagtail: test_log_lines.test_a_text_without_placeholders_is_left_out_whole" in told[0]


def test_a_title_of_figures_is_no_key(lines):
    draft("20261")
    assert not [line for line in lines() if "20261" in line.split("wagtail: ")[1]]


@pytest.mark.parametrize("name", ["wagtail", "wagtail.admin", "modelsearch.index"])
def test_an_error_tells_its_kind_and_place_not_what_it_says(lines, name):
    try:
        raise ValueError(TITLE)
    except ValueError:
        logging.getLogger(name).exception("Fout bij %r", TITLE)
    told = lines()
    assert _without_texts(told)
    assert f"ERROR {name}: Fout bij: ValueError" in told[0]
    assert any("test_log_lines.py" in line for line in told)


def test_planning_and_a_refused_page_are_told_by_key_too(lines):
    page = published(TITLE)
    with pytest.raises(Exception, match="tweede lezer"):
        rewritten(page, f"Ook {TITLE}").latest_revision.publish()
    assert _without_texts(lines())
