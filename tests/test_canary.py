"""A marked word in each field of a precedent is followed through its life: who may not, finds it nowhere."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import CommandError, call_command, get_commands
from django.db import connection
from django.test import Client

from precedents import taking_back
from precedents.deciding import decide
from precedents.decisions import Reason
from precedents.findings import open_findings
from precedents.models import PrecedentPage
from precedents.register import WithdrawalReason
from precedents.rules import Law
from tests import outlets
from tests.demo_content import BOTH, engine_settings
from tests.editors import client_of, draft, published, rule, shelf, someone
from tests.logged import logged
from tests.marked_precedent import BESIDE_EACH_MARK, HALF_A_MARK, Marks, fill
from tests.reading import approve, fresh, send

SHOWN_AT_LEAST = 45
"""Fields whose text a reader can see on the page; the others are for search engines or not shown."""


@pytest.fixture(params=BOTH)
def site(request, settings, tmp_path, transactional_db):
    cache.clear()
    for name, value in engine_settings(request.param, tmp_path).items():
        setattr(settings, name, value)
    settings.KENNISBANK_OPEN_READING = True
    call_command("rebuild_index", stdout=StringIO())
    yield Site()
    ContentType.objects.clear_cache()


class Site:
    """The precedent that is followed, the people around it, and everything that they can ask."""

    def __init__(self) -> None:
        self.author, self.reader = someone("auteur"), someone("tweede lezer")
        self.clients = {
            "bezoeker": Client(),
            "lezer": client_of(someone("lezer")),
            "andere auteur": client_of(someone("auteur", "andere-auteur")),
            "auteur": client_of(self.author),
        }
        self.rule = rule("kostendelersnorm")
        self.law = Law.objects.create(bwb_id="BWBR0015703", name="Participatiewet")
        self.other = published("Een ander precedent", summary="Dit blijft.")
        self.page = draft("Nog leeg", self.author)
        self.number, self.slugs = self.page.number, {self.page.slug}

    def write(self, marks: Marks) -> None:
        page = fresh(self.page).get_latest_revision_as_object()
        fill(page, marks, self.rule, self.law)
        page.domains.set([self.rule.domain])
        self.slugs.add(page.slug)
        page.save_revision(user=self.author, log_action=True)
        for one in open_findings(page):
            decide(page, one.spot, Reason.FALSE_ALARM, self.author)

    def publish(self) -> None:
        send(fresh(self.page), self.author)
        approve(self.page, self.reader)
        assert fresh(self.page).live

    def told(self, marks: Marks, who: str) -> dict[str, list[str]]:
        """Per address the fields of which the mark is in its answer, asked by somebody."""
        told = {}
        for address in self._addresses(marks, who):
            found = marks.told_in(outlets.ask(self.clients[who], address))
            if fields := {field for word, field in found.items() if word not in address}:  # typed, not told
                told[address] = sorted(fields)
        return told

    def _addresses(self, marks: Marks, who: str) -> list[str]:
        listed = [*outlets.addresses(outlets.PUBLIC)]
        if "auteur" in who:
            listed += [*outlets.ADMIN, *outlets.addresses(outlets.OUR_ADMIN)]
        return [address for one in listed for address in self._filled(one, marks)]

    def _filled(self, address: str, marks: Marks) -> list[str]:
        values = {
            "page": self.page.pk,
            "number": self.number,
            "other": self.other.number,
            "shelf": shelf().pk,
            "rule": self.rule.pk,
            "domain": self.rule.domain.slug,
            "word": BESIDE_EACH_MARK,
            "half": HALF_A_MARK,
        }
        return [address.format(slug=slug, **values) for slug in (self.slugs if "{slug}" in address else [""])]


def outsiders(site: Site, marks: Marks) -> dict[str, dict[str, list[str]]]:
    told = {who: site.told(marks, who) for who in ("bezoeker", "lezer", "andere auteur")}
    return {who: found for who, found in told.items() if found} | _commands(marks)


def _commands(marks: Marks) -> dict[str, dict[str, list[str]]]:
    """What the commands say that print something of precedents."""
    told = {}
    for name, ways in outlets.COMMANDS.items():
        for arguments in ways if isinstance(ways, list) else []:
            said = StringIO()
            try:
                call_command(
                    name, *(one.format(word=BESIDE_EACH_MARK) for one in arguments), stdout=said, stderr=said
                )
            except CommandError as error:
                said.write(str(error))
            if found := marks.told_in(said.getvalue()):
                told[name] = {" ".join(arguments): sorted(found.values())}
    return told


def rows_with(marks: Marks) -> dict[str, list[str]]:
    """Per table the fields whose mark stands in one of its rows, whatever the column."""
    told = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT * FROM {table}")
            rows = " ".join(str(value) for row in cursor.fetchall() for value in row)
            if found := marks.told_in(rows):
                told[model._meta.label] = sorted(found.values())
    return told


@pytest.fixture
def lines():
    """What the site logs meanwhile."""
    with logged() as written:
        yield written


def test_a_marked_text_is_found_only_where_and_while_it_may_be(site, lines):
    first, second, third = Marks("a"), Marks("b"), Marks("c")

    site.write(first)
    assert outsiders(site, first) == {}, "a draft"

    site.publish()
    public = site.told(first, "bezoeker")
    on_page = [fields for address, fields in public.items() if address.startswith("/precedenten/")]
    assert max(map(len, on_page), default=0) >= SHOWN_AT_LEAST, "the check must be able to fail"
    assert any(address.startswith("/zoeken/") for address in public)

    site.write(second)
    assert outsiders(site, second) == {}, "a newer draft of what is live"

    site.publish()
    assert rows_with(first) == {}, "rows of what the new version replaced"
    assert outsiders(site, first) == {}, "what the new version replaced"
    assert site.told(first, "auteur") == {}, "what the new version replaced, asked by its author"

    taking_back.hold(fresh(site.page), site.reader)
    assert outsiders(site, second) == {}, "held"

    taking_back.release(fresh(site.page), site.reader)
    assert site.told(second, "bezoeker")

    site.write(third)
    site.publish()
    taking_back.withdraw(
        fresh(site.page), site.reader, WithdrawalReason.RECOGNISABLE, "Dit precedent is ingetrokken."
    )
    assert rows_with(second) == {}, "rows of older versions of what was withdrawn"
    assert outsiders(site, third) == {}, "withdrawn"

    fresh(site.page).delete()
    written = lines()
    assert any("Published" in line["message"] for line in written), "the check must be able to fail"
    for marks in (first, second, third):
        assert rows_with(marks) == {}, "rows after deletion"
        assert outsiders(site, marks) == {}, "deleted"
        assert site.told(marks, "auteur") == {}, "deleted, asked by its author"
        assert marks.told_in(json.dumps(written)) == {}, "log lines"


def test_every_outlet_stands_in_the_list():
    assert outlets.routes_outside_admin() == set(outlets.PUBLIC), "add the address to tests/outlets.py"
    named = {name for name, room in get_commands().items() if room in outlets.OUR_ROOMS}
    assert named == set(outlets.COMMANDS), "add the command to tests/outlets.py"
    assert outlets.our_admin_routes() == set(outlets.OUR_ADMIN), "add the address to tests/outlets.py"
    assert PrecedentPage.subpage_types == []
