"""What a reader is told about words that find nothing."""

from collections.abc import Sequence

from dutch import tokens
from precedents.finding import Found
from precedents.wording import quoted

NO_WORDS = "In uw vraag staan geen woorden. Typ een of meer woorden, zoals ‘briefadres’ of ‘schulden’."
DUTCH_ONLY = (
    "Geen van uw woorden staat in een precedent. De precedenten zijn in het Nederlands geschreven. "
    "Zoek met Nederlandse woorden."
)


def told_of_words(found: Found) -> str:
    """A sentence about words that are too common or that stand in no precedent; else nothing.

    Of a question with a citation nothing: the citation is what finds.
    """
    if not found.query.text or found.query.codes:
        return ""
    typed = list(dict.fromkeys(word.text.lower() for word in tokens.words(found.query.text)))
    if not typed:
        return NO_WORDS
    if not found.results.holding:
        return _too_common(typed) if found.is_empty else ""
    absent = [word for word, count in found.results.holding.items() if not count]
    return _absent(absent, len(found.results.holding))


def _too_common(words: Sequence[str]) -> str:
    these = "Dit woord zegt" if len(words) == 1 else "Deze woorden zeggen"
    return f"{these} te weinig om op te zoeken: {quoted(words)}. Noem ook waar het over gaat."


def _absent(words: Sequence[str], asked: int) -> str:
    if not words:
        return ""
    if len(words) == asked and asked > 1:
        return DUTCH_ONLY
    return f"{quoted(words)} {'staat' if len(words) == 1 else 'staan'} in geen enkel precedent."
