from django.apps import AppConfig
from django.core import checks

from kennisbank.checks import check_address, check_assets


class KennisbankConfig(AppConfig):
    name = "kennisbank"

    def ready(self) -> None:
        checks.register(check_assets)
        checks.register(check_address, checks.Tags.security)
