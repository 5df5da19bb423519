"""JSON Schema of a precedent file; the closed lists in it are those of the domain."""

from django.db.models import Choices

from precedents.vocabulary import (
    CONSIDERATIONS,
    AgeBand,
    CostPeriod,
    CostRoute,
    DatePrecision,
    Deviation,
    Evidence,
    FollowUpMoment,
    Household,
    Judgement,
    Kind,
    MunicipalitySize,
    Norm,
    Outcome,
    Reality,
    StillValid,
    Validity,
)

# No control characters or lone surrogates: a database refuses them.
TEXT = {"type": "string", "pattern": r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]*\Z"}
SOME_TEXT = {**TEXT, "minLength": 1}
WEB_ADDRESS = {"type": "string", "pattern": r"^(https?://[^\s\x00-\x1f]+)?\Z"}
COUNT = {"type": ["integer", "null"], "minimum": 0}
DATE = {"type": ["string", "null"], "format": "date"}
TEXTS = (
    "summary",
    "desired_effect",
    "own_words",
    "own_plan",
    "plan_followed",
    "room",
    "decision",
    "conditions",
    "duration",
    "decided_by",
    "mandate",
    "informed",
    "effect",
    "validity_reason",
    "recommendation",
    "response",
    "ecli",
    "court",
)


def _one_of(choices: type[Choices], blank: bool = False) -> dict:
    return {"enum": [*(choices.values), *([""] if blank else [])]}


def _object(**properties: dict) -> dict:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _rows(**properties: dict) -> dict:
    return {"type": "array", "items": _object(**properties)}


def _texts(*names: str) -> dict[str, dict]:
    return dict.fromkeys(names, TEXT)


PRECEDENT_SCHEMA = _object(
    title={**SOME_TEXT, "maxLength": 255},
    kind=_one_of(Kind),
    fictional={"type": "boolean"},
    domains={"type": "array", "items": SOME_TEXT},
    tags={"type": "array", "items": SOME_TEXT},
    age_band=_one_of(AgeBand, blank=True),
    household=_one_of(Household, blank=True),
    municipality_size=_one_of(MunicipalitySize, blank=True),
    facts=_rows(
        evidence=_one_of(Evidence),
        text=SOME_TEXT,
        still_valid=_one_of(StillValid),
        **_texts("seen_by", "seen_on"),
    ),
    blockades=_rows(
        rule=SOME_TEXT,
        reality=_one_of(Reality),
        waits_for={"type": ["string", "null"]},
        **_texts("checked_by", "held_by", "note"),
    ),
    tried_before=_rows(what=SOME_TEXT, result=TEXT),
    routes={"type": "array", "items": SOME_TEXT},
    deviation=_one_of(Deviation, blank=True),
    legal_grounds=_rows(law=SOME_TEXT, article=SOME_TEXT, paragraph=TEXT, date=DATE, note=TEXT),
    considerations=_object(**_texts(*CONSIDERATIONS)),
    outcome=_one_of(Outcome, blank=True),
    decision_date=DATE,
    date_precision=_one_of(DatePrecision, blank=True),
    follow_ups=_rows(months=_one_of(FollowUpMoment), text=SOME_TEXT, evidence=_one_of(Evidence), source=TEXT),
    costs=_rows(
        route=_one_of(CostRoute),
        item=SOME_TEXT,
        amount={"type": "integer", "minimum": 0},
        period=_one_of(CostPeriod),
        evidence=_one_of(Evidence),
        **_texts("payer", "source"),
    ),
    comparable_if={"type": "array", "items": SOME_TEXT},
    not_if={"type": "array", "items": SOME_TEXT},
    validity=_one_of(Validity),
    validity_date=DATE,
    review_date=DATE,
    agencies=COUNT,
    months_stuck=COUNT,
    norms=_rows(norm=_one_of(Norm), judgement=_one_of(Judgement), note=TEXT),
    sources=_rows(title=SOME_TEXT, url=WEB_ADDRESS, **_texts("licence", "note")),
    **_texts(*TEXTS),
)
