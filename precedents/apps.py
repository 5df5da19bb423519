from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PrecedentsConfig(AppConfig):
    name = "precedents"
    verbose_name = "Precedenten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # PLC0415: models must be loaded before these modules can be imported
        from precedents import (  # noqa: PLC0415
            changes,
            first_image_words,
            groups,
            hash_keeping,
            log_entries,
            purging,
            second_reading,
            site_setup,
            taking_back_watch,
            visibility,
        )

        visibility.guard_admin_listings()
        changes.watch()
        hash_keeping.watch()
        log_entries.watch()
        purging.watch()
        second_reading.watch()
        taking_back_watch.watch()
        post_migrate.connect(site_setup.set_up_site, sender=self, dispatch_uid="precedents.site")
        post_migrate.connect(groups.set_groups, sender=self, dispatch_uid="precedents.groups")
        post_migrate.connect(
            first_image_words.set_image_words, sender=self, dispatch_uid="precedents.image_words"
        )
        post_migrate.connect(
            second_reading.set_workflow, sender=self, dispatch_uid="precedents.second_reading"
        )
