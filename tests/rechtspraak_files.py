"""Files with invented decisions (fictief), the command that reads them, and the rules it looks for."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from precedents.rules import Authority, BlockingRule, Domain, EscapeRoute, Law
from precedents.word_groups import LoadedWordGroup, WordGroup

FOLDER = Path(__file__).parent / "data"
RULING = FOLDER / "rechtspraak-uitspraak-fictief.xml"
OPINION = FOLDER / "rechtspraak-conclusie-fictief.xml"


@pytest.fixture(scope="module")
def taxonomy(django_db_setup, django_db_blocker):
    """The real taxonomy, once a module: loading it takes longer than a test."""
    with django_db_blocker.unblock():
        call_command("load_taxonomy", verbosity=0)
    yield
    with django_db_blocker.unblock():
        for model in (WordGroup, LoadedWordGroup, BlockingRule, Authority, Domain, EscapeRoute, Law):
            model.objects.all().delete()


def ecli(number):
    return f"ECLI:NL:FICTIEF:2015:{number}"


def decision(number, **values):
    """An invented decision as one line of JSON Lines holds it."""
    return {
        "ecli": ecli(number),
        "court": "Fictieve Raad van Beroep",
        "date": "2015-06-09",
        "year": 2015,
        "abstract": f"Fictieve zaak {number}. Meer tekst.",
        "text": "Fictief: de Raad bevestigt de uitspraak.",
        **values,
    }


def write_lines(path, *rows):
    """A row that is text is written as it stands."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(*args):
    """What the command says, and whether it ended well."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_rechtspraak", *map(str, args), stdout=out, stderr=err)
    except CommandError as error:
        return f"{out.getvalue()}{err.getvalue()}{error}", False
    return f"{out.getvalue()}{err.getvalue()}", True
