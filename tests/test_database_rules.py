"""What the database itself refuses, written past every form."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from precedents import clearances
from precedents.allowed_terms import AllowedTerm
from precedents.audit import AuditAction, AuditedFinding, AuditEntry
from precedents.blockades import Blockade, LegalGround
from precedents.decisions import FindingDecision
from precedents.draft_editors import DraftEditor
from precedents.models import PrecedentPage
from precedents.private_names import PrivateNames
from precedents.problem_reports import ProblemReport, ReportSender
from precedents.public_versions import PublicVersion
from precedents.register import CitationNumber, find_number
from precedents.rules import Authority, BlockingRule, Domain, EscapeRoute, Law, RuleGround, RuleRoute
from precedents.word_groups import WordGroup
from tests.editors import client_of, draft, rule, someone

pytestmark = pytest.mark.django_db
BWB = "BWBR0015703"
NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture
def rows():
    """One row of each table, as the site itself writes it."""
    author, page = someone("auteur"), draft("Bed vergoed", kind="casus")
    briefadres, law = rule("briefadres"), Law.objects.create(bwb_id=BWB, name="Participatiewet")
    route = EscapeRoute.objects.create(code="hardheid", name="Hardheid")
    Authority.objects.create(code="college", name="College")
    Blockade.objects.create(page=page, rule=briefadres)
    LegalGround.objects.create(page=page, law=law, article="18")
    RuleGround.objects.create(rule=briefadres, law=law, article="18")
    RuleRoute.objects.create(rule=briefadres, route=route, description="Ruimte.")
    clearances.give(page.pk, "0" * 64, None)
    decided = {"kind": "NAME", "level": "B2", "value_key": "x", "reason": "bron"}
    FindingDecision.objects.create(page=page, decided_by=author, **decided)
    PrivateNames.objects.create(page=page, sealed="x")
    DraftEditor.objects.create(page=page, user=author)
    PublicVersion.objects.create(page=page, sequence=1, change="eerste")
    AllowedTerm.objects.create(term="Zorblax")
    WordGroup.objects.create(words="bijstand\nuitkering")
    ReportSender.objects.create(sender="x", day=NOW.date())
    ProblemReport.objects.create(page_id=page.pk, number=page.number, problem="onjuist", due=NOW.date())
    entry = AuditEntry.objects.create(page_id=page.pk, number=page.number, action=AuditAction.SENT)
    AuditedFinding.objects.create(entry=entry, kind="NAME", level="B2", field="facts", length=4)


REFUSED = [
    *(
        (PrecedentPage, {field: "zomaar-iets"})
        for field in (
            *("kind", "outcome", "deviation", "age_band", "household", "municipality_size"),
            *("date_precision", "validity", "change"),
        )
    ),
    *((PrecedentPage, {field: ""}) for field in ("number", "kind", "validity")),
    (PrecedentPage, {"date_precision": "jaar"}),
    (PrecedentPage, {"date_precision": "dag", "decision_date": NOW.date()}),
    (CitationNumber, {"year": 26}),
    (CitationNumber, {"sequence": 0}),
    (CitationNumber, {"held_at": NOW}),
    (CitationNumber, {"published": True, "held_at": NOW, "withdrawn_at": NOW}),
    (CitationNumber, {"published": True, "withdrawn_at": NOW, "withdrawn_for": "zomaar"}),
    (CitationNumber, {"published": True, "withdrawn_for": "bezwaar"}),
    (CitationNumber, {"published": True, "reason": "De redactie bekijkt dit opnieuw."}),
    (Blockade, {"reality": "zomaar"}),
    (Blockade, {"waits_for": "briefadres"}),
    (RuleGround, {"article": ""}),
    (RuleRoute, {"article": "18"}),
    (RuleRoute, {"law": BWB}),
    *((BlockingRule, {field: ""}) for field in ("name", "level", "boundary")),
    (BlockingRule, {"level": "zomaar"}),
    (BlockingRule, {"boundary": "zomaar"}),
    *((model, {"name": ""}) for model in (Domain, Law, EscapeRoute, Authority)),
    (Domain, {"slug": ""}),
    (clearances.Clearance, {"content_hash": ""}),
    (clearances.Clearance, {"seal": ""}),
    (FindingDecision, {"reason": "zomaar"}),
    (FindingDecision, {"level": "A"}),
    (FindingDecision, {"value_key": ""}),
    (PrivateNames, {"sealed": ""}),
    (PublicVersion, {"change": "zomaar"}),
    (PublicVersion, {"change": "verbeterd"}),
    (PublicVersion, {"sequence": 0}),
    (AllowedTerm, {"term": ""}),
    (WordGroup, {"words": ""}),
    (WordGroup, {"direction": "een-kant"}),
    (WordGroup, {"finds": "uitkering"}),
    (ProblemReport, {"number": ""}),
    (ProblemReport, {"problem": "zomaar"}),
    (ProblemReport, {"status": "zomaar"}),
    (ProblemReport, {"status": "opgelost"}),
    (ProblemReport, {"resolved_at": NOW}),
    (ProblemReport, {"held": True}),
    (ReportSender, {"holds": 1}),
    (ReportSender, {"sender": ""}),
    (AuditEntry, {"action": "zomaar"}),
    (AuditEntry, {"number": ""}),
    (AuditedFinding, {"level": "Z"}),
    (AuditedFinding, {"reason": "zomaar"}),
]


def written(model, values):
    """SQL as somebody writes it by hand: no signal, no form, no `clean`."""
    model._base_manager.update(**values)


def test_what_the_site_cannot_mean_is_refused(rows):
    """In one transaction, each try undone: a test for each costs a site for each."""
    accepted = []
    for model, values in REFUSED:
        try:
            with transaction.atomic():
                written(model, values)
                connection.check_constraints()
                transaction.set_rollback(True)
            accepted.append(f"{model.__name__} {values}")
        except IntegrityError:
            continue
    assert accepted == []


def test_and_what_it_does_mean_is_not(rows):
    written(PrecedentPage, {"date_precision": "jaar", "decision_date": NOW.date(), "outcome": "deels"})
    written(PrecedentPage, {"date_precision": "dag", "kind": "uitspraak"})
    written(PrecedentPage, {"date_precision": "", "decision_date": NOW.date()})  # an unfinished draft
    written(CitationNumber, {"published": True, "held_at": NOW, "reason": "Even geduld."})
    written(CitationNumber, {"held_at": None, "withdrawn_at": NOW, "withdrawn_for": "bezwaar"})
    written(ProblemReport, {"problem": "herkenbaar", "held": True, "status": "opgelost", "resolved_at": NOW})
    written(RuleRoute, {"law": BWB, "article": "18"})
    written(WordGroup, {"direction": "een-kant", "finds": "hulp"})


def test_the_second_person_is_another(rows):
    with pytest.raises(IntegrityError), transaction.atomic():
        FindingDecision.objects.update(agreed_by=FindingDecision.objects.get().decided_by)
    FindingDecision.objects.update(agreed_by=someone("tweede lezer"))


@pytest.mark.parametrize(
    "model", [Blockade, clearances.Clearance, DraftEditor, FindingDecision, PublicVersion, ReportSender]
)
def test_nothing_stands_twice(rows, model):
    twin = model.objects.get()
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        model._base_manager.bulk_create([twin])


def test_a_number_is_given_once(rows):
    number = CitationNumber.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        CitationNumber.objects.create(year=number.year, sequence=number.sequence)
    assert find_number(f"KM-{timezone.localdate().year}-0000") is None


@pytest.mark.one_database
def test_a_form_says_what_is_wrong_with_a_law_without_article(rows):
    edit = f"/admin/snippets/precedents/blockingrule/edit/{BlockingRule.objects.get().pk}/"
    manager, route = client_of(someone("beheer")), RuleRoute.objects.get()
    empty = {f"grounds-{count}": "0" for count in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
    counts = {"routes-TOTAL_FORMS": "1", "routes-INITIAL_FORMS": "1", "routes-MIN_NUM_FORMS": "0"}
    row = {"id": route.pk, "route": "hardheid", "description": "Ruimte.", "law": BWB, "article": ""}
    fields = {"name": "Briefadres", "core": "Zegt iets.", "level": "landelijk", "boundary": "regel"}
    sent = {f"routes-0-{name}": value for name, value in row.items()} | empty | counts | fields
    answer = manager.post(edit, sent | {"domain": Domain.objects.get().pk})
    assert "Vul de wet en het artikel allebei in, of geen van beide." in answer.content.decode()
