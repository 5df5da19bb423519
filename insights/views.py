"""Rules and domains with their figures, and the overview for policy teams."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from insights.figures import RuleFigures, knot_figures, latest_precedents, rule_figures
from insights.overview import overview
from insights.rule_page import rule_context
from precedents import deadlocks
from precedents.links import list_url
from precedents.models import PrecedentPage
from precedents.rules import BlockingRule, Domain

LATEST = 4


@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    by_domain: dict[int, list[RuleFigures]] = {}
    for figures in rule_figures():
        by_domain.setdefault(figures.rule.domain_id, []).append(figures)
    groups = [(domain, by_domain[domain.pk]) for domain in Domain.objects.all() if domain.pk in by_domain]
    return render(request, "precedents/rule_list.html", {"section": "regels", "groups": groups})


@require_safe
def rule_detail(request: HttpRequest, slug: str) -> HttpResponse:
    rule = get_object_or_404(BlockingRule.objects.select_related("domain"), pk=slug)
    return render(request, "precedents/rule_detail.html", {"section": "regels", **rule_context(rule)})


@require_safe
def domain_detail(request: HttpRequest, slug: str) -> HttpResponse:
    domain = get_object_or_404(Domain, slug=slug)
    pages = PrecedentPage.objects.findable().filter(domain_items__tag=domain)
    rules = list(domain.rules.select_related("domain")) + list(
        BlockingRule.objects.filter(other_domains=domain).select_related("domain")
    )
    slugs = {rule.pk for rule in rules}
    context = {
        "section": "domeinen",
        "domain": domain,
        "total": pages.count(),
        "list_url": list_url(domain=domain.slug),
        "rules": rule_figures(rules),
        "knots": [knot for knot in knot_figures() if slugs & set(knot.slug.split(deadlocks.SEPARATOR))],
        "latest": latest_precedents(LATEST, pages),
    }
    return render(request, "precedents/domain_detail.html", context)


@require_safe
def rules_in_view(request: HttpRequest) -> HttpResponse:
    table = overview(request.GET.get("sort", ""), request.GET.get("direction", ""))
    return render(request, "insights/rules_in_view.html", {"section": "beeld", **table})
