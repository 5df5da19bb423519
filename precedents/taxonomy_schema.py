"""JSON Schema of the taxonomy file: first its shape, then whether its references exist in the file itself."""

from precedents.legal import ARTICLE, BWB_ID
from precedents.vocabulary import BoundaryType, Level

KEYS = ("id", "code", "bwb_id")
"""What a row of the file is called by."""

TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT}
LINES = {"type": "array", "items": {**TEXT, "pattern": r"^[^\r\n]+\Z"}}
"""Texts that are stored one a line."""

REFERENCE = {
    "type": "object",
    "properties": {
        "bwb_id": {"type": "string", "pattern": BWB_ID},
        "artikel": {"type": "string", "pattern": ARTICLE},
        "lid": {"type": "string"},
        "onderdeel": {"type": "string"},
        "toestand": {"type": "string", "format": "date"},
    },
    "required": ["bwb_id", "artikel"],
}
ROUTE = {
    "type": "object",
    "properties": {"code": TEXT, "omschrijving": TEXT, "grondslag": REFERENCE, "controle": TEXT},
    "required": ["code", "omschrijving", "controle"],
}


def _rows(required: dict[str, dict], **optional: dict) -> dict:
    row = {"type": "object", "properties": {**required, **optional}, "required": list(required)}
    return {"type": "array", "items": row}


def _file(**lists: dict) -> dict:
    return {"type": "object", "properties": lists, "required": list(lists)}


NAMED = {"code": TEXT, "naam": TEXT}
LAW = {"bwb_id": {"type": "string", "pattern": BWB_ID}, "naam": TEXT}
SHAPE = _file(
    domeinen=_rows(NAMED, omvat=TEXT, alledaagse_woorden=TEXTS),
    uitwegcodes=_rows(NAMED),
    bevoegd_gezag=_rows(NAMED),
    wetten=_rows(
        {"bwb_id": {"type": "string", "pattern": BWB_ID}, "naam": TEXT}, afkorting={"type": "string"}
    ),
    regels=_rows(
        {
            "id": TEXT,
            "slug": {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"},
            "naam": TEXT,
            "domein": TEXT,
            "ook_in_domein": TEXTS,
            "type_grens": {"enum": BoundaryType.values},
            "kern": TEXT,
            "doel": TEXT,
            "niveau": {"enum": Level.values},
            "alledaagse_woorden": LINES,
            "herkenbaar_aan": LINES,
            "grondslag": {"type": "array", "items": REFERENCE},
            "uitwegen": {"type": "array", "items": ROUTE},
            "bevoegd_gezag": TEXTS,
        },
        let_op={"type": ["string", "null"]},
    ),
)


def references(data: dict) -> dict:
    """The schema that a file of the right shape must meet too: what a rule names is listed above it."""
    domain, authority = _listed(data, "domeinen"), _listed(data, "bevoegd_gezag")
    law = {"properties": {"bwb_id": _listed(data, "wetten", "bwb_id")}}
    rule = {
        "properties": {
            "domein": domain,
            "ook_in_domein": {"items": domain},
            "bevoegd_gezag": {"items": authority},
            "grondslag": {"items": law},
            "uitwegen": {"items": {"properties": {"code": _listed(data, "uitwegcodes"), "grondslag": law}}},
        }
    }
    return {"properties": {"regels": {"items": rule}}}


def _listed(data: dict, name: str, key: str = "code") -> dict:
    return {"enum": [row[key] for row in data[name]]}
