"""What the author lets stand and why, beside the text: deciding, undoing, proposing a term."""

import pytest
from wagtail.models import Workflow

from precedents.allowed_terms import AllowedTerm
from precedents.audit import AuditAction, AuditEntry
from precedents.deciding import ONLY_MANAGER
from precedents.decisions import FindingDecision, Reason
from precedents.draft_editors import worked_on
from precedents.findings_views import LOCKED, MOVED, UNDONE_BEFORE
from tests.editors import client_of, draft, edit_form, someone
from tests.findings_screen import BSN, NAMED, ask, choice, entry, listed, said, status

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
WORDS = "Fatima El Amrani"


@pytest.fixture
def author():
    return someone("auteur")


@pytest.fixture
def page(author):
    return draft("Bed vergoed", author, summary=NAMED)


@pytest.fixture
def decide(author, page):
    """The answer to a decision about the text as it was saved."""
    client = client_of(author)
    return lambda **more: ask(client, "finding_decided", page, summary=NAMED, **choice(page, WORDS, **more))


def test_a_decision_holds_in_the_whole_precedent(author, page, decide):
    answer = decide(reason=Reason.SOURCE_AUTHOR)
    shown = listed(answer)
    assert said(answer) == f"‘{WORDS}’ mag blijven staan."
    assert status(shown) == "Er staat nog 1 bevinding open."
    kept = entry(shown, WORDS)
    assert kept.find_parent("details")["data-fold"] == "decided"
    assert "Schrijver of instantie van een genoemde bron. Besloten door auteur." in kept.get_text()
    assert "De tweede lezer moet het hiermee eens zijn." in kept.get_text()
    assert len(kept.select("[data-do=jump]")) == 2
    more = listed(ask(client_of(author), "findings", page, summary=NAMED, own_plan=f"Ook {WORDS}."))
    assert status(more) == "Er staat nog 1 bevinding open."


@pytest.mark.parametrize("place", [0, 1])
def test_a_decision_may_hold_in_one_place_only(author, page, decide, place):
    before = entry(listed(ask(client_of(author), "findings", page, summary=NAMED)), WORDS)
    shown = listed(decide(only=place))
    kept = shown.select("[data-fold=decided] [data-do=jump]")
    assert [one["data-place"] for one in kept] == [before.select("[data-do=jump]")[place]["data-place"]]
    assert status(shown) == "Er staan nog 2 bevindingen open."


def test_a_decision_is_about_what_is_typed_now(author, page):
    """The name was not saved yet: what was posted is scanned again."""
    typed = f"{NAMED} De heer Joris Hendriks kwam."
    page.summary = typed
    fields = choice(page, "Joris Hendriks")
    shown = listed(ask(client_of(author), "finding_decided", page, summary=typed, **fields))
    assert entry(shown, "Joris Hendriks").find_parent("details")["data-fold"] == "decided"


def test_words_that_are_gone_are_not_decided_about(author, page):
    answer = ask(client_of(author), "finding_decided", page, summary="Een bed.", **choice(page, WORDS))
    assert said(answer) == MOVED
    assert listed(answer).select("[data-findings]")
    assert not FindingDecision.objects.exists()


def test_a_decision_needs_a_reason(decide):
    answer = decide(reason="")
    assert (answer.status_code, said(answer)) == (409, "Kies waarom dit mag blijven staan.")
    assert not FindingDecision.objects.exists()


def test_who_decides_has_worked_on_the_text(page):
    manager = someone("beheer")
    ask(client_of(manager), "finding_decided", page, summary=NAMED, **choice(page, WORDS))
    assert worked_on(page, manager)
    entries = AuditEntry.objects.filter(page_id=page.pk, action=AuditAction.DECIDED)
    assert [(one.by, one.findings.get().reason) for one in entries] == [(manager, Reason.FALSE_ALARM)]


# What may not be published at all


def test_only_beheer_is_asked_whether_a_number_may_stay(author, page):
    manager, seen = someone("beheer"), {}
    for user in (author, manager):
        found = entry(listed(ask(client_of(user), "findings", page, summary=BSN)), "111222333")
        seen[user] = bool(found.select("[data-do=decide]"))
    assert seen == {author: False, manager: True}


def test_an_author_cannot_let_a_number_stand(author, page):
    page.summary = BSN
    fields = choice(page, "111222333", reason=Reason.CONSENT)
    answer = ask(client_of(author), "finding_decided", page, summary=BSN, **fields)
    assert (answer.status_code, said(answer)) == (409, ONLY_MANAGER)
    answer = ask(client_of(someone("beheer")), "finding_decided", page, summary=BSN, **fields)
    assert entry(listed(answer), "111222333").find_parent("details")["data-fold"] == "decided"


# Undoing


def test_a_decision_can_be_undone(author, page, decide):
    button = entry(listed(decide()), WORDS).select_one("[data-do=undo]")
    answer = client_of(author).post(button["data-url"], decided_form(page))
    assert said(answer) == "Het besluit is ongedaan gemaakt."
    assert status(listed(answer)) == "Er staan nog 3 bevindingen open."
    assert not FindingDecision.objects.exists()
    last = AuditEntry.objects.filter(page_id=page.pk).first()
    assert {(one.reason, one.decided_by) for one in last.findings.all()} == {("", None)}
    again = client_of(author).post(button["data-url"], decided_form(page))
    assert said(again) == UNDONE_BEFORE


def test_who_undoes_has_worked_on_the_text(page, decide):
    decide()
    manager = someone("beheer")
    made = FindingDecision.objects.get()
    assert ask(client_of(manager), "decision_undone", page, made.pk, summary=NAMED).status_code == 200
    assert worked_on(page, manager)


def test_a_decision_of_another_page_is_left_alone(author, decide):
    decide()
    other = draft("Ander bed", author)
    made = FindingDecision.objects.get()
    assert said(ask(client_of(author), "decision_undone", other, made.pk)) == UNDONE_BEFORE
    assert FindingDecision.objects.exists()


def test_another_author_undoes_nothing(page, decide):
    decide()
    made = FindingDecision.objects.get()
    other = client_of(someone("auteur", "ander"))
    assert ask(other, "decision_undone", page, made.pk, summary=NAMED).status_code == 404
    assert FindingDecision.objects.exists()


def decided_form(page):
    return edit_form(page, summary=NAMED)


# Terms


def test_the_name_of_something_can_be_proposed_for_everybody(author, decide):
    answer = decide(reason=Reason.KNOWN_NAME, propose="on")
    assert "voorgesteld als toegestane term" in said(answer)
    term = AllowedTerm.objects.get()
    assert (term.term, term.proposed_by, term.approved) == (WORDS, author, False)
    assert listed(decide(reason=Reason.KNOWN_NAME, propose="on"))
    assert AllowedTerm.objects.count() == 1


@pytest.mark.parametrize(
    "more", [{"reason": Reason.FALSE_ALARM, "propose": "on"}, {"reason": Reason.KNOWN_NAME}]
)
def test_nothing_else_is_proposed(decide, more):
    decide(**more)
    assert FindingDecision.objects.exists()
    assert not AllowedTerm.objects.exists()


# While the second reader has it


def test_nothing_is_decided_while_somebody_reads_it(author, page, decide):
    decide()
    made = FindingDecision.objects.get()
    ask(client_of(author), "finding_decided", page, summary=NAMED, **choice(page, "Kevin Bakker"))
    Workflow.objects.get().start(page, author)
    client = client_of(author)
    shown = listed(ask(client, "findings", page, summary=NAMED))
    assert "De tekst ligt bij de tweede lezer." in shown.get_text()
    assert not shown.select("[data-do=decide], [data-do=undo], [data-do=no-person]")
    for answer in (
        decide(reason=Reason.CONSENT),
        ask(client, "decision_undone", page, made.pk, summary=NAMED),
        ask(client, "names_of_case", page, **{"finding-names": "roos"}),
    ):
        assert (answer.status_code, said(answer)) == (409, LOCKED)
    assert FindingDecision.objects.get(pk=made.pk).reason == Reason.FALSE_ALARM
