"""`python -m dutch compile|split|stems`: make the word list, or show what is done with words.

split: for each line of standard input the word and its parts, with tabs between.
stems: for each line the line and its stems, with tabs between.
"""

import argparse
import sys

from dutch import lexicon
from dutch.analysis import analyze, written_parts
from dutch.expand import compile_lexicon


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m dutch", description="Werkt met Nederlandse woorden.")
    parser.add_argument("action", choices=["compile", "split", "stems"])
    action = parser.parse_args().action
    try:
        if action == "compile":
            _compile()
        for line in sys.stdin if action != "compile" else ():
            text = line.rstrip("\r\n")
            print(text, *(written_parts(text) if action == "split" else analyze(text).stems), sep="\t")
    except lexicon.LexiconMissing as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _compile() -> None:
    print("Woordenlijst maken (ongeveer 10 seconden) ...")
    words = compile_lexicon()
    lexicon.write(words)
    print(f"{len(words.known):,} woordvormen in {lexicon.FILE.name}.".replace(",", "."))


if __name__ == "__main__":
    sys.exit(main())
