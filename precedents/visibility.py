"""Who may see what: readers see what is findable; drafts are for their owner, second readers and beheer."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

FINDABLE = Q(live=True)


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


def without_hidden_drafts(pages: QuerySet[Page], user: AbstractBaseUser) -> QuerySet[Page]:
    """Leaves out precedents with unpublished text that is not this user's to see.

    A live page with a newer draft is left out as well: the admin lists it under its draft title.
    """
    if reads_all_drafts(user):
        return pages
    unpublished = Q(live=False) | Q(has_unpublished_changes=True)
    return pages.exclude(Q(precedentpage__isnull=False) & unpublished & ~Q(owner=user))


def guard_admin_listings() -> None:
    """Makes every admin list that asks for explorable pages leave out hidden drafts.

    Explorer, search, site history, page types and the chooser's API all ask `explorable_instances` of
    a policy that they build or import themselves, so the class is the one place that reaches them all.
    """
    explorable = PagePermissionPolicy.explorable_instances

    def explorable_without_hidden_drafts(
        policy: PagePermissionPolicy, user: AbstractBaseUser
    ) -> QuerySet[Page]:
        return without_hidden_drafts(explorable(policy, user), user)

    PagePermissionPolicy.explorable_instances = explorable_without_hidden_drafts
