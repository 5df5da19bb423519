"""Who may see what: readers see what is findable; drafts are for their owner, second readers and beheer."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

FINDABLE = Q(live=True)
UNPUBLISHED = Q(live=False) | Q(has_unpublished_changes=True)


class PrecedentQuerySet(PageQuerySet):
    def findable(self) -> "PrecedentQuerySet":
        """What readers may see, on any road: page, list, count, index and export."""
        return self.filter(FINDABLE)

    def with_parts(self) -> "PrecedentQuerySet":
        """With all rows that a record or a result shows, in a fixed number of queries."""
        return self.prefetch_related(
            "blockades__rule__domain",
            "blockades__held_by",
            "legal_grounds__law",
            "routes",
            "domain_items__tag",
            "tag_items__tag",
        )


PrecedentManager = PageManager.from_queryset(PrecedentQuerySet)


def reads_all_drafts(user: AbstractBaseUser) -> bool:
    """Second readers and beheer: those who may publish."""
    return PagePermissionPolicy().user_has_permission(user, "publish")


def hidden_from(user: AbstractBaseUser) -> QuerySet[Page]:
    """Precedents with unpublished text that is not this user's to see.

    A live page with a newer draft is among them: the admin lists it under its draft title.
    """
    if reads_all_drafts(user):
        return Page.objects.none()
    return Page.objects.filter(UNPUBLISHED, precedentpage__isnull=False).exclude(owner=user)


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
