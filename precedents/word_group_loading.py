"""Puts the word groups of the taxonomy into the database, and keeps what editors changed or threw away."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from precedents.taxonomy import Fault, read_checked, shape_faults
from precedents.taxonomy_loading import Report
from precedents.word_groups import Direction, LoadedWordGroup, WordGroup

TEXTS = {"type": "array", "items": {"type": "string", "minLength": 1}}
ROW = {
    "type": "object",
    "properties": {
        "code": {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60},
        "richting": {"enum": Direction.values},
        "woorden": TEXTS,
        "vindt_ook": TEXTS,
    },
    "required": ["code", "richting", "woorden"],
    "additionalProperties": False,
}
SHAPE = {
    "type": "object",
    "properties": {"groepen": {"type": "array", "items": ROW}},
    "required": ["groepen"],
}

Values = Mapping[str, str]


def read_word_groups(path: Path) -> dict[str, Values]:
    """Each group by its code, as fields of WordGroup. Raises TaxonomyError with every fault found."""
    rows = read_checked(path, _faults)["groepen"]
    return {row["code"]: _values(_group(row)) for row in rows}


@transaction.atomic
def load_word_groups(groups: Mapping[str, Values], dry_run: bool = False) -> Report:
    """Loads all or nothing. What an editor changed or threw away stays so, also when the file changes.

    With `dry_run` it only tells.
    """
    report = Report()
    known = LoadedWordGroup.objects.select_related("group").in_bulk(list(groups))
    for key, values in groups.items():
        label = f"woordgroep {key}"
        if key not in known:
            group = WordGroup.objects.create(**values)
            LoadedWordGroup.objects.create(key=key, values=values, group=group)
            report.added.append(label)
        elif values != known[key].values:
            is_ours = known[key].group and _values(known[key].group) == known[key].values
            (report.changed if is_ours else report.kept).append(label)
            if is_ours:
                _renew(known[key], values)
    if dry_run:
        transaction.set_rollback(True)
    return report


def _renew(loaded: LoadedWordGroup, values: Values) -> None:
    for name, value in values.items():
        setattr(loaded.group, name, value)
    loaded.group.save()
    loaded.values = values
    loaded.save()


def _group(row: Mapping) -> WordGroup:
    """As an editor would save it. Raises ValidationError."""
    words, finds = "\n".join(row["woorden"]), "\n".join(row.get("vindt_ook", []))
    group = WordGroup(words=words, direction=row["richting"], finds=finds)
    group.clean()
    return group


def _values(group: WordGroup) -> Values:
    return {"words": group.words, "direction": group.direction, "finds": group.finds}


def _faults(data: object) -> list[Fault]:
    faults = list(shape_faults(data, SHAPE))
    return faults or [*_repeated(data["groepen"]), *_wrong_words(data["groepen"])]


def _repeated(rows: list[Mapping]) -> list[Fault]:
    counted = Counter(row["code"] for row in rows)
    return [(code, f"‘{code}’ komt {times} keer voor.") for code, times in counted.items() if times > 1]


def _wrong_words(rows: list[Mapping]) -> list[Fault]:
    faults: list[Fault] = []
    for row in rows:
        try:
            _group(row)
        except ValidationError as error:
            faults += [(row["code"], f"{row['code']}: {sentence}") for sentence in error.messages]
    return faults
