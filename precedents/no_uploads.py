"""No file can be uploaded: a picture shows who somebody is, its metadata where. Only typed text is published.

Pictures and documents of Wagtail are not installed; what is left is the picture of one's own account, for
which Wagtail has no setting.
"""

from wagtail.admin.views.account import AvatarSettingsPanel


def close() -> None:
    AvatarSettingsPanel.is_active = lambda panel: False
