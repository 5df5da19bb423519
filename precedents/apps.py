from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PrecedentsConfig(AppConfig):
    name = "precedents"
    verbose_name = "Precedenten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # PLC0415: models must be loaded before these modules can be imported
        from precedents import changes, groups, second_reading, site_setup, visibility  # noqa: PLC0415

        visibility.guard_admin_listings()
        changes.watch()
        post_migrate.connect(site_setup.set_up_site, sender=self, dispatch_uid="precedents.site")
        post_migrate.connect(groups.set_groups, sender=self, dispatch_uid="precedents.groups")
        post_migrate.connect(
            second_reading.set_workflow, sender=self, dispatch_uid="precedents.second_reading"
        )
