"""The audit trail as a report for beheer: who did what, when, on which version, and what was decided."""

from collections import OrderedDict
from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django_filters import CharFilter, DateFromToRangeFilter, MultipleChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from precedents.audit import AuditAction, AuditedFinding, AuditEntry
from precedents.clearance import Kind
from precedents.decisions import Reason
from precedents.finding_texts import SEEMS

NAME, ICON = "Controlespoor", "clipboard-list"
BY_THE_SITE = "de site zelf"
POLICY = ModelPermissionPolicy(AuditEntry)


def _who(user: AbstractBaseUser | None) -> str:
    return get_user_display_name(user) if user else BY_THE_SITE


def told(finding: AuditedFinding) -> str:
    """What it seemed to be, where, and what was decided; there is no value to tell."""
    what = f"{SEEMS[Kind(finding.kind)]} ({finding.level}) in {finding.field}, {finding.length} tekens"
    if not finding.reason:
        return what
    agreed = f", akkoord van {_who(finding.agreed_by)}" if finding.agreed_by else ""
    return f"{what}: {Reason(finding.reason).label.lower()}, besluit van {_who(finding.decided_by)}{agreed}"


def _findings(entry: AuditEntry) -> str:
    return "; ".join(map(told, entry.findings.all())) or "geen bevindingen"


SHOWN: dict[str, tuple[str, Callable[[AuditEntry], str]]] = {
    "at": ("Wanneer", lambda entry: date_format(localtime(entry.at), "j F Y H:i")),
    "number": ("Nummer", lambda entry: entry.number),
    "action": ("Wat", lambda entry: entry.get_action_display()),
    "by": ("Wie", lambda entry: _who(entry.by)),
    "revision_id": ("Versie", lambda entry: str(entry.revision_id or "")),
    "count": ("Aantal bevindingen", lambda entry: str(len(entry.findings.all()))),
    "findings": ("Bevindingen en besluiten", _findings),
    "detector": ("Detector", lambda entry: entry.detector),
    "lists": ("Lijsten", lambda entry: entry.lists),
}
EXPORTED = SHOWN | {"content_hash": ("Hash van de tekst", lambda entry: entry.content_hash)}


def _users(request: HttpRequest) -> QuerySet:
    return get_user_model().objects.filter(pk__in=AuditEntry.objects.order_by().values("by"))


class NumberFilter(CharFilter):
    """Finds a number in capitals, as all are kept, whichever way it is typed."""

    def filter(self, entries: QuerySet[AuditEntry], number: str) -> QuerySet[AuditEntry]:
        return super().filter(entries, number.upper())


class AuditFilterSet(WagtailFilterSet):
    number = NumberFilter(label="Citeernummer")
    action = MultipleChoiceFilter(label="Wat", choices=AuditAction.choices)
    by = MultipleUserFilter(label="Wie", queryset=_users)
    at = DateFromToRangeFilter(label="Wanneer", widget=DateRangePickerWidget)

    class Meta:
        model = AuditEntry
        fields: list[str] = []


class AuditReport(ReportView):
    page_title = NAME
    header_icon = ICON
    index_url_name = "audit_report"
    index_results_url_name = "audit_report_results"
    model = AuditEntry
    permission_policy = POLICY
    any_permission_required = {"view"}
    filterset_class = AuditFilterSet
    columns = [Column(name, label=label, accessor=tell) for name, (label, tell) in SHOWN.items()]
    list_export = list(EXPORTED)
    export_headings = {name: label for name, (label, _) in EXPORTED.items()}
    export_filename = "controlespoor"
    default_ordering = "-pk"

    def get_base_queryset(self) -> QuerySet[AuditEntry]:
        findings = AuditedFinding.objects.select_related("decided_by", "agreed_by")
        return AuditEntry.objects.select_related("by").prefetch_related(Prefetch("findings", findings))

    def to_row_dict(self, item: AuditEntry) -> OrderedDict[str, str]:
        return OrderedDict((name, tell(item)) for name, (_, tell) in EXPORTED.items())


class AuditMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return POLICY.user_has_permission(request.user, "view")


def menu_item() -> AuditMenuItem:
    return AuditMenuItem(NAME, reverse("audit_report"), name="controlespoor", icon_name=ICON, order=1200)


def urls() -> list[URLPattern]:
    return [
        path("controlespoor/", AuditReport.as_view(), name="audit_report"),
        path("controlespoor/regels/", AuditReport.as_view(results_only=True), name="audit_report_results"),
    ]
