"""Three precedents, and one of each that editors do to them, for tests of what goes wrong meanwhile."""

from precedents.models import PrecedentPage
from tests.editors import publish, published, rewritten


def three_birds() -> None:
    for bird in ("merel", "spreeuw", "mus"):
        published(f"Een {bird} op het dak")


def page(word: str) -> PrecedentPage:
    """The one precedent with this word in its title."""
    return PrecedentPage.objects.get(title__contains=word)


def edit_all() -> None:
    """A new one, a new text, one unpublished and one deleted."""
    published("Een kraai op het dak")
    publish(rewritten(page("mus"), "Een huismus op het dak").latest_revision)
    page("merel").unpublish()
    page("spreeuw").delete()
