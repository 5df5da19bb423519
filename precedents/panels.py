"""The edit screen of a precedent: tabs in the order in which one writes."""

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

GUIDE = (
    "<p>Schrijf rolwoorden (de moeder, de buurman), geen namen. Noem geen plaats, geen adres, geen geboortedatum "
    "en geen dossiernummer. Laat feiten weg die het besluit niet dragen.</p>"
)

_start = ObjectList(
    [
        HelpPanel(content=GUIDE),
        FieldPanel("title", help_text="Eén zin: situatie, regel en uitkomst."),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("fictional")]),
        FieldPanel("summary"),
        FieldPanel("domains", widget=CheckboxSelectMultiple),
        FieldPanel("tags"),
    ],
    heading="Begin",
)
_situation = ObjectList(
    [
        FieldRowPanel([FieldPanel("age_band"), FieldPanel("household"), FieldPanel("municipality_size")]),
        FieldPanel("facts"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("desired_effect", "own_words", "own_plan", "plan_followed")],
            heading="Wat is nodig",
        ),
    ],
    heading="Situatie",
)
_blockades = ObjectList(
    [
        InlinePanel("blockades", heading="Wat blokkeerde", label="Blokkade"),
        FieldRowPanel([FieldPanel("agencies"), FieldPanel("months_stuck")]),
        FieldPanel("tried_before"),
    ],
    heading="Wat blokkeerde",
)
_room = ObjectList(
    [
        FieldPanel("room"),
        FieldPanel("routes", widget=CheckboxSelectMultiple),
        FieldPanel("deviation"),
        InlinePanel("legal_grounds", heading="Wettelijke grondslagen", label="Grondslag"),
    ],
    heading="Ruimte",
)
_weighing = ObjectList(
    [
        FieldPanel("core_values"),
        MultiFieldPanel(
            [
                FieldPanel("effects_applied_short"),
                FieldPanel("effects_applied_long"),
                FieldPanel("effects_deviated_short"),
                FieldPanel("effects_deviated_long"),
            ],
            heading="Gevolgen",
        ),
        MultiFieldPanel(
            [FieldPanel("legitimacy"), FieldPanel("involvement"), FieldPanel("returns")],
            heading="Drie publieke waarden",
        ),
        MultiFieldPanel(
            [FieldPanel("suitable"), FieldPanel("necessary"), FieldPanel("balanced")],
            heading="Is het evenredig?",
        ),
        FieldPanel("others_and_equality"),
    ],
    heading="Afweging",
)
_decision = ObjectList(
    [
        FieldPanel("outcome"),
        *[
            FieldPanel(name)
            for name in ("decision", "conditions", "duration", "decided_by", "mandate", "informed")
        ],
        FieldRowPanel([FieldPanel("decision_date"), FieldPanel("date_precision")]),
    ],
    heading="Besluit",
)
_result = ObjectList(
    [
        FieldPanel("effect"),
        FieldPanel("follow_ups"),
        FieldPanel("costs"),
        FieldPanel("comparable_if"),
        FieldPanel("not_if"),
    ],
    heading="Resultaat en grenzen",
)
_ruling = ObjectList(
    [
        MultiFieldPanel(
            [FieldPanel("norms"), FieldPanel("recommendation"), FieldPanel("response")],
            heading="Bij een klacht",
        ),
        MultiFieldPanel(
            [FieldPanel("ecli"), FieldPanel("court"), FieldPanel("ruling_text")], heading="Bij een uitspraak"
        ),
        FieldPanel("sources"),
    ],
    heading="Klacht, uitspraak, bronnen",
)
_publication = ObjectList(
    [
        FieldRowPanel([FieldPanel("validity"), FieldPanel("validity_date")]),
        FieldPanel("validity_reason"),
        FieldPanel("review_date"),
        FieldPanel("slug"),
    ],
    heading="Geldigheid",
)

precedent_tabs = TabbedInterface(
    [_start, _situation, _blockades, _room, _weighing, _decision, _result, _ruling, _publication]
)
