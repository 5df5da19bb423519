"""Nobody can upload a file: not with a precedent, not with another page, not with an account."""

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import FileField
from wagtail.models import Page
from wagtail.users.models import UserProfile

from tests.editors import client_of, published, shelf, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

A_PICTURE = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")  # 1 by 1
FILES_OF_WAGTAIL = {"UploadedFile", "UserProfile"}
"""Models with a file that come with Wagtail: a half-made upload of pictures, and the account."""


def test_no_part_of_the_site_is_for_files():
    assert not {"wagtail.images", "wagtail.documents", "wagtail.embeds"} & {
        app.name for app in apps.get_app_configs()
    }
    with_files = {
        model.__name__
        for model in apps.get_models()
        if any(isinstance(field, FileField) for field in model._meta.get_fields())
    }
    assert with_files <= FILES_OF_WAGTAIL


@pytest.mark.parametrize("role", ["auteur", "tweede lezer", "beheer"])
def test_no_screen_asks_for_a_file(role):
    published("Een precedent")
    client = client_of(someone(role))
    addresses = ["/admin/account/", f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/"]
    addresses += [f"/admin/pages/{page.pk}/edit/" for page in Page.objects.filter(depth__gt=1)]
    opened = [answer for address in addresses if (answer := client.get(address)).status_code == 200]
    assert len(opened) >= 1
    for answer in opened:
        assert not BeautifulSoup(answer.content, "html.parser").select("input[type=file]"), answer.request


def test_a_picture_that_is_sent_anyway_is_not_kept(settings):
    user = someone("auteur")
    picture = SimpleUploadedFile("ik.gif", A_PICTURE, content_type="image/gif")
    sent = {"avatar-avatar": picture, "avatar": picture, "theme-theme": "light"}
    client_of(user).post("/admin/account/", sent)
    assert not UserProfile.get_for_user(user).avatar
    assert not list(settings.MEDIA_ROOT.rglob("*.gif"))
