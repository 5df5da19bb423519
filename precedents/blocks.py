"""The repeated parts of a precedent: plain text only, so no image, document or embed can slip in."""

from wagtail import blocks

from precedents.vocabulary import (
    CostPeriod,
    CostRoute,
    Evidence,
    FollowUpMoment,
    Judgement,
    Norm,
    StillValid,
)


class FactBlock(blocks.StructBlock):
    evidence = blocks.ChoiceBlock(choices=Evidence.choices, label="Feit, verklaring of inschatting")
    text = blocks.TextBlock(label="Wat", rows=2)
    seen_by = blocks.CharBlock(
        label="Wie zag of zei dit", required=False, help_text="Een functie of bron, geen naam."
    )
    seen_on = blocks.CharBlock(label="Wanneer", required=False, help_text="Ongeveer, zoals: voorjaar 2025.")
    still_valid = blocks.ChoiceBlock(
        choices=StillValid.choices, default=StillValid.UNKNOWN, label="Geldt dit nog"
    )

    class Meta:
        label = "Feit, verklaring of inschatting"
        icon = "doc-full"


class AttemptBlock(blocks.StructBlock):
    what = blocks.TextBlock(label="Wat is geprobeerd", rows=2)
    result = blocks.TextBlock(label="Wat kwam eruit", rows=2, required=False)

    class Meta:
        label = "Poging"
        icon = "undo"


class FollowUpBlock(blocks.StructBlock):
    months = blocks.ChoiceBlock(
        choices=[(str(m), label) for m, label in FollowUpMoment.choices], label="Moment"
    )
    text = blocks.TextBlock(label="Hoe het ging", rows=2)
    evidence = blocks.ChoiceBlock(choices=Evidence.choices, label="Feit, verklaring of inschatting")
    source = blocks.CharBlock(label="Bron", required=False)

    class Meta:
        label = "Opvolging"
        icon = "date"


class CostBlock(blocks.StructBlock):
    route = blocks.ChoiceBlock(choices=CostRoute.choices, label="Route")
    item = blocks.CharBlock(label="Waarvoor")
    amount = blocks.IntegerBlock(label="Bedrag in hele euro’s", min_value=0)
    period = blocks.ChoiceBlock(choices=CostPeriod.choices, label="Periode")
    payer = blocks.CharBlock(label="Wie betaalt", required=False)
    evidence = blocks.ChoiceBlock(choices=Evidence.choices, label="Feit, verklaring of inschatting")
    source = blocks.CharBlock(label="Bron", required=False)

    class Meta:
        label = "Bedrag"
        icon = "euro"


class NormBlock(blocks.StructBlock):
    norm = blocks.ChoiceBlock(choices=Norm.choices, label="Behoorlijkheidsnorm")
    judgement = blocks.ChoiceBlock(choices=Judgement.choices, label="Oordeel")
    note = blocks.TextBlock(label="Toelichting", rows=2, required=False)

    class Meta:
        label = "Norm met oordeel"
        icon = "tick"


class SourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Titel")
    url = blocks.URLBlock(label="Adres", required=False)
    licence = blocks.CharBlock(label="Licentie", required=False)
    note = blocks.TextBlock(label="Toelichting", rows=2, required=False)

    class Meta:
        label = "Bron"
        icon = "link"


def stream(name: str, block: blocks.Block) -> list[tuple[str, blocks.Block]]:
    return [(name, block)]


FACTS = stream("fact", FactBlock())
ATTEMPTS = stream("attempt", AttemptBlock())
FOLLOW_UPS = stream("follow_up", FollowUpBlock())
COSTS = stream("cost", CostBlock())
NORMS = stream("norm", NormBlock())
SOURCES = stream("source", SourceBlock())
POINTS = stream("point", blocks.CharBlock(label="Punt", max_length=300))
