"""From everyday words to the rule's own name: "samenwoonkorting" also asks for "kostendelersnorm"."""

from collections.abc import Iterator

from dutch.analysis import Tokens, analyze
from precedents.rules import BlockingRule, Domain


def other_words(text: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names of rules and domains whose everyday words stand in the text, as words, each to the words
    of the text that it stands in for."""
    asked = analyze(text)
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for name, everyday_words in _named():
        for phrase in map(analyze, everyday_words.splitlines()):
            if _in(phrase, asked):
                typed = [word for word in asked.words if set(analyze(word).stems) & set(phrase.stems)]
                found.setdefault(analyze(name).words, {}).update(dict.fromkeys(typed))
    return {words: tuple(typed) for words, typed in found.items()}


def _named() -> Iterator[tuple[str, str]]:
    yield from BlockingRule.objects.values_list("name", "everyday_words")
    yield from Domain.objects.values_list("name", "everyday_words")


def _in(phrase: Tokens, asked: Tokens) -> bool:
    """True when all telling words of the phrase are asked.

    With one telling word among others ("niet meer thuis") the words must be typed just so: `thuis`
    alone says nothing about the rule.
    """
    if len(phrase.stems) == 1 and len(phrase.words) > 1:
        return f" {' '.join(phrase.words)} " in f" {' '.join(asked.words)} "
    return bool(phrase.stems) and set(phrase.stems) <= set(asked.stems)
