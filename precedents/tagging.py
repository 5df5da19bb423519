"""Domains as tags of a closed list: taggit alone would create or silently drop an unknown one."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from modelcluster.contrib.taggit import ClusterTaggableManager, _ClusterTaggableManager

from precedents.rules import Domain


def known_domains(values: Iterable[Domain | str]) -> list[Domain]:
    """The domains named by slug or given whole, in the order given. Unknown: ValidationError."""
    by_slug = {domain.slug: domain for domain in Domain.objects.all()}
    found, unknown = [], []
    for value in values:
        domain = value if isinstance(value, Domain) else by_slug.get(str(value))
        (found if domain else unknown).append(domain or str(value))
    if unknown:
        raise ValidationError(
            f"Onbekend domein: {', '.join(unknown)}. Kies uit: {', '.join(sorted(by_slug))}."
        )
    return found


class _ClosedManager(_ClusterTaggableManager):
    def add(self, *tags: Domain | str) -> None:
        super().add(*known_domains(tags))

    def set(self, tags: Iterable[Domain | str], **kwargs: object) -> None:
        super().set(known_domains(tags), **kwargs)


class ClosedTaggableManager(ClusterTaggableManager):
    """`page.domains`: `add` and `set` take domains or their slugs, and refuse what is not in the list."""

    def __get__(self, instance: object, model: type) -> _ClosedManager:
        return _ClosedManager(
            through=self.through, model=model, instance=instance, prefetch_cache_name=self.name
        )
