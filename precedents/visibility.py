"""Who may see what: readers see what is findable; drafts are for their owner, second readers and beheer."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F, Model, Prefetch, Q, QuerySet
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from precedents.clearances import is_cleared, stored_hash_is_cleared
from precedents.content import content_fields
from precedents.rules import EscapeRoute, FromTaxonomy, RuleGround
from precedents.written_past import content_written

_UNREAD = "loaded"
"""What the taxonomy last put in: as long as all other columns together, and of no use to who reads."""


def findable(page: str = "") -> Q:
    """What may be found: live, not held or withdrawn, and cleared as it was last written.

    `page` leads from the rows that are asked to their precedent, as in `page__`.
    """
    return Q(**{f"{page}live": True}) & not_taken_back(page) & stored_hash_is_cleared(page)


def not_taken_back(page: str = "") -> Q:
    return Q(**{f"{page}registration__{moment}": None for moment in ("held_at", "withdrawn_at")})


class PrecedentQuerySet(PageQuerySet):
    def findable(self) -> "PrecedentQuerySet":
        """What readers may see, on any road: page, list, count, index and export."""
        return self.filter(findable())

    def update(self, **values: object) -> int:
        """What changes content this way is not served until its hash is made anew. `bulk_update` too."""
        writes_content = not content_fields(self.model).isdisjoint(values)
        page_ids = set(self.values_list("pk", flat=True)) if writes_content else set()
        count = super().update(**values)
        if page_ids:
            content_written.send(self.model, page_ids=page_ids)
        return count

    def newest_first(self) -> "PrecedentQuerySet":
        """By decision; those without its date last, and equals by number."""
        return self.order_by(F("decision_date").desc(nulls_last=True), "number")

    def with_parts(self) -> "PrecedentQuerySet":
        """With all rows that a record or a result shows, in a fixed number of queries."""
        return self._with_parts("rule")

    def with_all(self) -> "PrecedentQuerySet":
        """With what its own page shows besides, likewise."""
        pages = self._with_parts("rule", "rule__domain", "held_by", "waits_for")
        grounds = Prefetch("blockades__rule__grounds", RuleGround.objects.select_related("law"))
        return pages.prefetch_related(grounds, "public_versions")

    def _with_parts(self, *of_blockades: str) -> "PrecedentQuerySet":
        return self.select_related("registration").prefetch_related(
            "clearances",
            _joined(self.model, "blockades", *of_blockades),
            _joined(self.model, "legal_grounds", "law"),
            Prefetch("routes", EscapeRoute.objects.defer(_UNREAD)),
            _joined(self.model, "domain_items", "tag"),
            _joined(self.model, "tag_items", "tag"),
        )


def _joined(model: type[Page], rows: str, *joined: str) -> Prefetch:
    """The rows of a page with what they name, in one query instead of one more for each.

    In an order of our own: with a join SQLite and PostgreSQL give unordered rows each in another one.
    """
    related = model._meta.get_field(rows).related_model
    in_order = related._default_manager.order_by(*related._meta.ordering, "pk")
    unread = (f"{name}__{_UNREAD}" for name in joined if issubclass(_reached(related, name), FromTaxonomy))
    return Prefetch(rows, in_order.select_related(*joined).defer(*unread))


def _reached(model: type[Model], path: str) -> type[Model]:
    """The model at the end of `rule__domain`."""
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model
    return model


PrecedentManager = PageManager.from_queryset(PrecedentQuerySet)


def is_readable(page: Page) -> bool:
    """`findable`, asked of a page in memory: the hash of its content is made anew."""
    registered = getattr(page, "registration", None)
    taken_back = registered and (registered.held_at or registered.withdrawn_at)
    return page.live and not taken_back and is_cleared(page)


def reads_all_drafts(user: AbstractBaseUser) -> bool:
    """Second readers and beheer: those who may publish."""
    return PagePermissionPolicy().user_has_permission(user, "publish")


def hidden_from(user: AbstractBaseUser) -> QuerySet[Page]:
    """Precedents with a text that readers may not see and that is not this user's.

    A live page with a newer draft is among them: the admin lists it under its draft title.
    """
    if reads_all_drafts(user):
        return Page.objects.none()
    precedents = Page._meta.get_field("precedentpage").related_model.objects
    open_to_all = precedents.findable().filter(has_unpublished_changes=False).values("pk")
    return Page.objects.filter(precedentpage__isnull=False).exclude(owner=user).exclude(pk__in=open_to_all)


def without_hidden_drafts(pages: QuerySet[Page], user: AbstractBaseUser) -> QuerySet[Page]:
    return pages if reads_all_drafts(user) else pages.exclude(pk__in=hidden_from(user).values("pk"))


def guard_admin_listings() -> None:
    """Makes every admin list that asks for explorable pages leave out hidden drafts.

    Explorer, search, lists of one page type, site history and the pages API all ask
    `explorable_instances` of a policy that they build or import themselves, and only some of them have
    a hook: the class is the one place that reaches them all. What asks nothing, draft_guard closes.
    """
    explorable = PagePermissionPolicy.explorable_instances

    def explorable_without_hidden_drafts(
        policy: PagePermissionPolicy, user: AbstractBaseUser
    ) -> QuerySet[Page]:
        return without_hidden_drafts(explorable(policy, user), user)

    PagePermissionPolicy.explorable_instances = explorable_without_hidden_drafts
