"""The pages that every installation has, made once after migrating; what exists is left alone."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page, Site, Task, Workflow

from precedents.site_pages import HomePage, PrecedentIndexPage, TextPage
from precedents.site_texts import INTRO, TEXTS


def set_up_site(**kwargs: object) -> None:
    """Home at `/`, the shelf at `/precedenten/`, and the editable pages over, privacy, toegankelijkheid."""
    if HomePage.objects.exists():
        return
    ContentType.objects.clear_cache()  # `flush` empties the table, not what is remembered of it
    _remove_starter_roles()
    Locale.objects.get_or_create(language_code=get_supported_content_language_variant("nl"))
    root = Page.get_first_root_node() or _add_root()
    root.get_children().exclude(content_type__app_label="precedents").delete()  # Wagtail's welcome page
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title="Kennisbank Maatwerk", slug="home", intro=INTRO))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": home, "site_name": "Kennisbank Maatwerk"},
    )
    home.add_child(instance=PrecedentIndexPage(title="Precedenten", slug="precedenten"))
    for slug, title, body in TEXTS:
        home.add_child(instance=TextPage(title=title, slug=slug, body=body))


def _remove_starter_roles() -> None:
    """Wagtail starts with groups and a workflow of its own; ours are the only way to publish."""
    Workflow.objects.filter(name="Moderators approval").delete()
    Task.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()


def _add_root() -> Page:
    page_type = ContentType.objects.get_for_model(Page)
    return Page.add_root(instance=Page(title="Root", slug="root", content_type=page_type))
