"""What templates of Wagtail pages ask: those pages are served by Wagtail, without a view of ours."""

from django import template

from precedents.comparable import Comparison, compare, of_page
from precedents.comparable_page import ComparableList
from precedents.finding import EngineDown
from precedents.models import PrecedentPage
from precedents.presentation import Doc
from precedents.visibility import is_readable

register = template.Library()
BESIDE_A_PAGE = 4


@register.simple_tag
def precedent_doc(page: PrecedentPage) -> Doc:
    """The page as its sections show it."""
    return Doc(page)


@register.simple_tag
def comparable_to(page: PrecedentPage) -> ComparableList | None:
    """The first few precedents that are comparable to a live page; None while the engine is down."""
    read = _as_readers_see_it(page)
    try:
        return ComparableList(compare(of_page(read), most=BESIDE_A_PAGE) if read else Comparison(0, []))
    except EngineDown:
        return None


def _as_readers_see_it(page: PrecedentPage) -> PrecedentPage | None:
    """The page itself, without reading it once more, unless it is shown as a draft."""
    if page.pk and is_readable(page):
        return page
    return PrecedentPage.objects.findable().with_parts().filter(pk=page.pk).first()
