"""Random edits with random faults: however they fall, database and index end equal.

`pytest tests/test_random_rounds.py --rounds 5000 --seed 7` goes on for longer, or elsewhere.
"""

import random
from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import call_command

from precedents import index_rebuild, taking_back
from precedents.indexing import EngineDown, current_engine
from precedents.models import PrecedentPage
from precedents.register import WithdrawalReason
from precedents.rules import BlockingRule
from tests import faulty_proxy
from tests.editors import publish, published, rewritten, rule
from tests.faulty_proxy import proxy
from tests.in_step import assert_in_step, assert_nothing_wrong, assert_report_is_true
from tests.killed import die_at_the_engine, in_killed_process, kill_yourself

BIRDS = ("merel", "spreeuw", "mus", "kraai", "ekster", "koolmees", "reiger", "specht")
LOOK_EACH = 10
LINE_FAULTS = (
    faulty_proxy.down,
    faulty_proxy.done_but_not_told,
    faulty_proxy.told_in_part,
    faulty_proxy.unavailable,
    faulty_proxy.nonsense,
)


class Editors:
    """One edit at a time, as it comes; what cannot be done to a page now is not done."""

    def __init__(self, chance):
        self.chance = chance
        self.blocked = rule("briefadres")

    def edit(self):
        self.chance.choices(
            (
                self.add,
                self.rewrite,
                self.unpublish,
                self.delete,
                self.hold,
                self.release,
                self.withdraw,
                self.rename,
            ),
            (6, 5, 2, 2, 2, 2, 1, 1),
        )[0]()

    def title(self):
        return f"Een {self.chance.choice(BIRDS)} op het dak van nummer {self.chance.randrange(1000)}"

    def pick(self, **wanted):
        """A page that is like this, or nothing."""
        numbers = list(PrecedentPage.objects.filter(**wanted).order_by("pk").values_list("pk", flat=True))
        return PrecedentPage.objects.get(pk=self.chance.choice(numbers)) if numbers else None

    def add(self):
        page = published(self.title())
        if self.chance.random() < 0.5:
            page.blockades.create(rule=self.blocked)
            publish(page.save_revision())

    def rewrite(self):
        if page := self.pick(registration__withdrawn_at=None):
            publish(rewritten(page, self.title()).latest_revision)

    def unpublish(self):
        if page := self.pick(live=True):
            page.unpublish()

    def delete(self):
        if page := self.pick():
            page.delete()

    def hold(self):
        if page := self.pick(live=True, registration__held_at=None):
            taking_back.hold(page, None)

    def release(self):
        if page := self.pick(registration__held_at__isnull=False):
            taking_back.release(page, None)

    def withdraw(self):
        if page := self.pick(live=True, registration__withdrawn_at=None):
            taking_back.withdraw(page, None, WithdrawalReason.WRONG, "Dit klopt niet meer.")

    def rename(self):
        kept = BlockingRule.objects.get(pk=self.blocked.pk)
        kept.name = f"Briefadres bij de {self.chance.choice(BIRDS)}"
        kept.save()


class Faults:
    """What goes wrong while somebody edits; most of the time nothing does."""

    def __init__(self, chance, line):
        self.chance, self.line = chance, line
        self.kinds = [
            self.killed_while_writing,
            self.killed_while_rebuilding,
            self.rebuilt,
            self.index_taken_away,
        ]
        if line:
            self.kinds += [self.broken_line] * 4

    def around(self, edit):
        if self.chance.random() < 0.4:
            self.chance.choice(self.kinds)(edit)
        else:
            edit()

    def broken_line(self, edit):
        with self.line.suffering(self.chance.choice(LINE_FAULTS)):
            edit()

    def killed_while_writing(self, edit):
        moment, verb = self.chance.choice(("voor", "na")), self.chance.choice(("add", "remove"))

        def work():
            die_at_the_engine(verb, moment)
            edit()
            kill_yourself()

        in_killed_process(work)

    def killed_while_rebuilding(self, edit):
        def work():
            index_rebuild.rebuild(None, tell=lambda count: edit() if count == 1 else kill_yourself())
            kill_yourself()

        in_killed_process(work)

    def rebuilt(self, edit):
        index_rebuild.rebuild(None, tell=lambda count: edit() if count == 1 else None)

    def index_taken_away(self, edit):
        with current_engine().building() as draft:  # an empty one takes its place
            draft.use()
        edit()
        call_command("check_index", "--repair", stdout=StringIO())


@pytest.fixture
def line(live_engine, settings, request):
    """The line to Elasticsearch, to be broken; nothing for the embedded engine."""
    if live_engine == "embedded":
        yield None
        return
    with proxy(settings.ELASTICSEARCH_URL) as server:
        settings.ELASTICSEARCH_URL = server.url
        yield server


def test_database_and_index_end_equal(line, client, request):
    chance = random.Random(request.config.getoption("seed"))
    editors, faults = Editors(chance), Faults(chance, line)
    for number in range(request.config.getoption("rounds")):
        with suppress(EngineDown):  # a rebuild that could not; an edit never raises it
            faults.around(editors.edit)
        if number % LOOK_EACH == 0:
            assert_nothing_wrong(client)
            assert_report_is_true()
    call_command("sync_index", stdout=StringIO())
    assert_in_step(client)
