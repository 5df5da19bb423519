"""What readers can read of a precedent, as paragraphs: searched and quoted in results."""

from collections.abc import Iterator

from precedents.models import PrecedentPage
from precedents.stream_values import values
from precedents.vocabulary import CONSIDERATIONS

# The telling ones first: a snippet prefers an early paragraph when two answer equally well.
BEGIN = ("summary",)
STORY = ("desired_effect", "own_words", "own_plan", "plan_followed")
WEIGHING = (
    "room",
    "decision",
    "conditions",
    "effect",
    *CONSIDERATIONS,
    "recommendation",
    "response",
)
END = ("decided_by", "mandate", "duration", "court", "validity_reason", "ruling_text")


def prose(page: PrecedentPage) -> tuple[str, ...]:
    """All public text but the title, as paragraphs without markup, empty ones left out."""
    return tuple(text for part in _parts(page) for line in part.splitlines() if (text := line.strip()))


def labels(page: PrecedentPage) -> tuple[str, ...]:
    """The names by which a page is ordered: searched, but no passage to quote."""
    return (
        *(rule.name for rule in page.rules),
        *(ground.label for ground in page.legal_grounds.all()),
        *(item.tag.name for item in page.domain_items.all()),
        *(item.tag.name for item in page.tag_items.all()),
    )


def _parts(page: PrecedentPage) -> Iterator[str]:
    yield from (getattr(page, name) for name in BEGIN)
    yield from (fact["text"] or "" for fact in values(page.facts))
    yield from (getattr(page, name) for name in STORY)
    for blockade in page.blockades.all():
        yield blockade.note
    yield from (f"{attempt['what']} {attempt['result'] or ''}" for attempt in values(page.tried_before))
    yield from (getattr(page, name) for name in WEIGHING)
    yield from values(page.comparable_if)
    yield from values(page.not_if)
    yield from (follow_up["text"] or "" for follow_up in values(page.follow_ups))
    yield from (norm["note"] or "" for norm in values(page.norms))
    yield from (getattr(page, name) for name in END)
