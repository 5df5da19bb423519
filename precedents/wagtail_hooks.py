"""What the admin of Wagtail takes from this room."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from precedents import (
    admin_publish,
    admin_reports,
    admin_taking_back,
    audit_report,
    draft_guard,
    findings_views,
    index_report,
    no_uploads,
    reading_admin,
    reading_views,
    tag_suggestions,
)
from precedents.admin_clearance_lists import ClearanceLists
from precedents.admin_pages import PrecedentListing, ShelfListing
from precedents.admin_rules import RuleGroup

no_uploads.close()

register_snippet(RuleGroup)
register_snippet(ClearanceLists)

hooks.register("register_admin_viewset", lambda: [PrecedentListing(), ShelfListing()])
hooks.register("register_admin_urls", tag_suggestions.urls)
hooks.register("register_admin_urls", reading_views.urls)
hooks.register("register_admin_menu_item", reading_admin.menu_item)
hooks.register("before_edit_page", reading_admin.show_remark)
hooks.register("register_admin_urls", findings_views.urls)

hooks.register("register_admin_urls", admin_taking_back.urls)
hooks.register("register_page_listing_more_buttons", admin_taking_back.buttons)
hooks.register("register_page_header_buttons", admin_taking_back.buttons)
hooks.register("before_edit_page", admin_taking_back.show_state)
hooks.register("register_admin_urls", admin_reports.urls)
hooks.register("register_admin_menu_item", admin_reports.menu_item)

hooks.register("register_admin_urls", audit_report.urls)
hooks.register("register_reports_menu_item", audit_report.menu_item)
hooks.register("register_admin_urls", index_report.urls)
hooks.register("register_reports_menu_item", index_report.menu_item)

hooks.register("before_create_page", admin_publish.before_creating)
hooks.register("after_create_page", admin_publish.after_creating)
hooks.register("before_bulk_action", admin_publish.before_bulk_action)
hooks.register("construct_page_action_menu", admin_publish.action_menu)
hooks.register("construct_page_action_menu", reading_admin.action_menu)

hooks.register("construct_page_chooser_queryset", draft_guard.choosable_pages)
hooks.register("construct_homepage_panels", draft_guard.front_page_panels)
hooks.register("construct_homepage_panels", reading_admin.front_page_panels)
hooks.register("construct_reports_menu", draft_guard.reports_for)
hooks.register("construct_main_menu", draft_guard.menu_for)
hooks.register("construct_help_menu", lambda request, items: items.clear())  # news of Wagtail, in English
