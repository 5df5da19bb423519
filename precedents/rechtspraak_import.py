"""Makes a draft precedent of a court decision, for an editor to work out."""

import re
from collections.abc import Mapping

from django.db import transaction
from django.utils.text import slugify

from precedents.blockades import Blockade
from precedents.legal import ecli_link
from precedents.models import PrecedentPage
from precedents.rechtspraak import Decision
from precedents.rules import BlockingRule
from precedents.site_pages import PrecedentIndexPage
from precedents.vocabulary import Kind, Reality

TITLE_LENGTH = 120
GIVEN_ON_SAVE = ("path", "depth", "number")
LICENCE = "Geen auteursrecht (artikel 11 Auteurswet)"
ABBREVIATION = re.compile(r"\b(?:art|artt|dr|jo|lid|mr|nr|resp|vgl|[a-z]\.[a-z])\.$", re.IGNORECASE)


def known_eclis() -> set[str]:
    """The ECLI of every precedent, whatever its state, also one that stands in its newest draft only."""
    pages = PrecedentPage.objects.values_list("ecli", "latest_revision__content__ecli")
    return {ecli for page in pages for ecli in page if ecli}


@transaction.atomic
def save_draft(
    shelf: PrecedentIndexPage, decision: Decision, citations: Mapping[str, str], dry_run: bool
) -> None:
    """One draft with its revision, whole or not at all; with `dry_run` it is checked and then undone.

    `citations` are the slugs of the cited rules, each with its citation. Raises ValidationError.
    """
    page = _draft(decision, citations)
    # Wagtail saves a draft unchecked, and what is too long would be an error of the database.
    page.full_clean(exclude=GIVEN_ON_SAVE)
    shelf.add_child(instance=page)
    page.save_revision()
    if dry_run:
        transaction.set_rollback(True)


def _draft(decision: Decision, citations: Mapping[str, str]) -> PrecedentPage:
    """The outcome stays empty: an editor reads the decision and decides."""
    page = PrecedentPage(
        title=title_of(decision),
        slug=slugify(re.sub("[:.]", "-", decision.ecli)),
        live=False,
        kind=Kind.UITSPRAAK,
        ecli=decision.ecli,
        court=decision.court,
        decision_date=decision.date,
        date_precision=decision.precision,
        summary=decision.abstract,
        ruling_text=decision.text,
    )
    page.sources = [("source", _source(decision))]
    rules = BlockingRule.objects.select_related("domain").in_bulk(list(citations))
    page.domains.set({rules[slug].domain for slug in citations})
    page.blockades = [
        Blockade(
            rule=rules[slug], reality=Reality.REAL, note=f"De uitspraak noemt {citation}.", sort_order=place
        )
        for place, (slug, citation) in enumerate(citations.items())
    ]
    return page


def _source(decision: Decision) -> dict[str, str]:
    title = f"{decision.court}, {decision.ecli}"
    return {"title": title, "url": ecli_link(decision.ecli), "licence": LICENCE, "note": ""}


def title_of(decision: Decision) -> str:
    """The first sentence of the abstract, cut between words when it is long."""
    sentence = ""
    for piece in re.split(r"(?<=[.?!])\s+(?=[A-Z])", decision.abstract):
        sentence = f"{sentence} {piece}".strip()
        if not ABBREVIATION.search(sentence):
            break
    sentence = " ".join(sentence.split()).removesuffix(".").rstrip()
    return _shortened(sentence) or f"Uitspraak {decision.ecli}"


def _shortened(text: str) -> str:
    if len(text) <= TITLE_LENGTH:
        return text
    room = text[: TITLE_LENGTH - 1]
    return f"{(room.rpartition(' ')[0] or room).rstrip(' ,;:')}…"
