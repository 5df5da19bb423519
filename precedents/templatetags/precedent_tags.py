"""What templates of Wagtail pages ask: those pages are served by Wagtail, without a view of ours."""

from django import template

from precedents.models import PrecedentPage
from precedents.presentation import Doc

register = template.Library()


@register.simple_tag
def precedent_doc(page: PrecedentPage) -> Doc:
    """The page as its sections show it."""
    return Doc(page)
