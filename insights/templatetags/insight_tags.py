"""Figures for pages whose view stands on a lower floor: the home page is a page of `precedents`."""

from django import template

from insights import figures
from precedents.models import PrecedentPage

register = template.Library()


@register.simple_tag
def recurring_rules(count: int) -> list[figures.RuleFigures]:
    """The rules with most precedents."""
    return [figure for figure in figures.rule_figures()[:count] if figure.total]


@register.simple_tag
def knots(count: int) -> list[figures.KnotFigures]:
    return figures.knot_figures()[:count]


@register.simple_tag
def domain_figures() -> list[figures.DomainFigures]:
    return figures.domain_figures()


@register.simple_tag
def latest_precedents(count: int) -> list[PrecedentPage]:
    return figures.latest_precedents(count)


@register.simple_tag
def precedent_total() -> int:
    return figures.precedent_total()
