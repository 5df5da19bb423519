"""Rules that the database itself keeps, whoever writes: a form, a command or SQL by hand."""

from django.db.models import CheckConstraint, Choices, Q


def one_of(field: str, choices: type[Choices], *, or_empty: bool = False) -> CheckConstraint:
    """A value outside the list would stand in no facet and in no count."""
    values = [*choices.values, ""] if or_empty else choices.values
    return CheckConstraint(condition=Q(**{f"{field}__in": values}), name=f"%(class)s_{field}_of_list")


def filled(field: str) -> CheckConstraint:
    """What names a row, or what it is kept for, is not empty."""
    return CheckConstraint(condition=~Q(**{field: ""}), name=f"%(class)s_{field}_filled")


def only_with(field: str, empty: object, *others: str) -> Q:
    """What `field` holds makes sense only when one of the others is not null."""
    return Q(**{field: empty}) | Q(*((f"{other}__isnull", False) for other in others), _connector=Q.OR)
