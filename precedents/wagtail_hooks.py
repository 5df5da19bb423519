"""What the admin of Wagtail takes from this room."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from precedents import draft_guard, tag_suggestions
from precedents.admin_pages import PrecedentListing, ShelfListing
from precedents.admin_rules import RuleGroup

register_snippet(RuleGroup)

hooks.register("register_admin_viewset", lambda: [PrecedentListing(), ShelfListing()])
hooks.register("register_admin_urls", tag_suggestions.urls)

hooks.register("construct_page_chooser_queryset", draft_guard.choosable_pages)
hooks.register("construct_homepage_panels", draft_guard.front_page_panels)
hooks.register("construct_reports_menu", draft_guard.reports_for)
hooks.register("construct_main_menu", draft_guard.menu_for)
hooks.register("construct_help_menu", lambda request, items: items.clear())  # news of Wagtail, in English
