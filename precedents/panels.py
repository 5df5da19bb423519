"""The edit screen of a precedent: tabs in the order in which one writes."""

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TitleFieldPanel,
)

from precedents.findings_panel import FindingsTabs
from precedents.tag_field import PublishedTagWidget

GUIDE = (
    "<p>Schrijf rolwoorden (de moeder, de buurman), geen namen. Noem geen plaats, geen adres, geen "
    "geboortedatum en geen dossiernummer. Laat feiten weg die het besluit niet dragen.</p>"
    "<p>Opslaan kan altijd, ook als nog niet alles is ingevuld. Klaar? Stuur het dan naar de tweede "
    "lezer.</p>"
)


def _texts(**help_texts: str) -> list[FieldPanel]:
    return [FieldPanel(name, help_text=text) for name, text in help_texts.items()]


_start = ObjectList(
    [
        HelpPanel(content=GUIDE),
        TitleFieldPanel(
            "title",
            help_text="Eén zin: situatie, regel en uitkomst. Zonder naam of plaats.",
            placeholder="Alleenstaande ouder kreeg toch bijzondere bijstand na afwijzing op de drempel",
        ),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("fictional")]),
        FieldPanel("summary"),
        FieldPanel("domains", widget=CheckboxSelectMultiple),
        FieldPanel("tags", widget=PublishedTagWidget, help_text="Eigen trefwoorden, met een komma ertussen."),
    ],
    heading="Begin",
)
_situation = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("age_band"), FieldPanel("household")]),
                FieldPanel("municipality_size"),
            ],
            heading="Over wie het gaat",
            help_text="Alleen in grote lijnen. Laat leeg wat er niet toe doet.",
        ),
        FieldPanel(
            "facts", help_text="Alleen feiten die het besluit dragen. Zeg bij elk: feit of niet, en van wie."
        ),
        MultiFieldPanel(
            [
                FieldPanel("desired_effect"),
                FieldPanel("own_words"),
                *_texts(
                    own_plan="Wat stelde de inwoner zelf voor?",
                    plan_followed="Wat is daarvan gedaan, en wat niet?",
                ),
            ],
            heading="Wat is nodig",
        ),
    ],
    heading="Situatie",
)
_blockades = ObjectList(
    [
        InlinePanel(
            "blockades",
            heading="Regels die knelden",
            label="Regel",
            help_text="Elke regel één keer. Wachten regels op elkaar, dan is het een knoop.",
            panels=[
                FieldPanel("rule"),
                FieldRowPanel([FieldPanel("reality"), FieldPanel("checked_by")]),
                FieldPanel("held_by"),
                FieldPanel("waits_for"),
                FieldPanel("note", help_text="Eén of twee zinnen."),
            ],
        ),
        FieldRowPanel([FieldPanel("agencies"), FieldPanel("months_stuck")]),
        FieldPanel(
            "tried_before", help_text="Andere voorzieningen, gesprekken, bezwaar, opschaling: wat kwam eruit?"
        ),
    ],
    heading="Blokkades",
)
_room = ObjectList(
    [
        FieldPanel("room"),
        FieldPanel("routes", widget=CheckboxSelectMultiple),
        FieldPanel(
            "deviation", help_text="Staat de ruimte in de wet, staat er niets, of ging het tegen de wet in?"
        ),
        InlinePanel(
            "legal_grounds",
            heading="Wettelijke grondslagen",
            label="Grondslag",
            help_text="Een artikel in delen: wet, artikel, lid. Laat leeg wat u niet weet.",
            panels=[
                FieldPanel("law"),
                FieldRowPanel([FieldPanel("article"), FieldPanel("paragraph"), FieldPanel("item")]),
                FieldRowPanel([FieldPanel("date"), FieldPanel("note")]),
            ],
        ),
    ],
    heading="Ruimte",
)
_weighing = ObjectList(
    [
        *_texts(core_values="Wat wil de wet bereiken, en voor wie?"),
        MultiFieldPanel(
            [
                FieldPanel("effects_applied_short"),
                FieldPanel("effects_applied_long"),
                FieldPanel("effects_deviated_short"),
                FieldPanel("effects_deviated_long"),
            ],
            heading="Gevolgen",
            help_text="Wat gebeurt er met deze inwoner als u de regel toepast, en wat als u afwijkt?",
        ),
        MultiFieldPanel(
            _texts(
                legitimacy="Past het bij de wet en bij wie mag beslissen?",
                involvement="Hoe deed de inwoner mee, en wie dacht er nog meer mee?",
                returns="Wat levert het op, en wat kost het?",
            ),
            heading="Drie publieke waarden",
        ),
        MultiFieldPanel(
            _texts(
                suitable="Helpt het besluit om het doel te bereiken?",
                necessary="Kon het niet op een lichtere manier?",
                balanced="Zijn de nadelen niet te groot voor wat het oplevert?",
            ),
            heading="Is het evenredig?",
        ),
        *_texts(others_and_equality="Wat merken anderen ervan? Zou u het in een gelijk geval weer zo doen?"),
    ],
    heading="Afweging",
)
_decision = ObjectList(
    [
        FieldPanel("outcome"),
        FieldPanel("decision"),
        *_texts(
            conditions="Onder welke voorwaarden geldt het besluit?",
            duration="Bijvoorbeeld: zes maanden, daarna opnieuw bekijken.",
        ),
        FieldPanel("decided_by"),
        *_texts(
            mandate="Bijvoorbeeld: mandaat van het college, of besluit van het team.",
            informed="Functies of instanties, geen namen.",
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("decision_date"), FieldPanel("date_precision")])],
            heading="Wanneer",
            help_text="Bij een kwartaal of jaar bewaren wij alleen de eerste dag ervan. "
            "De dag zelf blijft alleen bij een uitspraak staan.",
        ),
    ],
    heading="Besluit",
)
_result = ObjectList(
    [
        *_texts(
            effect="Hoe ging het verder? Weet u het niet, schrijf dan: onbekend.",
            follow_ups="Hoe ging het na 3, 6 en 12 maanden?",
            costs="Langs de gewone route, met maatwerk, en als niemand iets doet. Zeg waar elk bedrag "
            "vandaan komt.",
            comparable_if="Wat maakt een nieuwe situatie vergelijkbaar? Eén punt per regel.",
            not_if="Wat maakt een nieuwe situatie anders? Eén punt per regel.",
        ),
    ],
    heading="Resultaat",
)
_ruling = ObjectList(
    [
        MultiFieldPanel(
            [
                *_texts(norms="Elke norm met een oordeel."),
                FieldPanel("recommendation"),
                FieldPanel("response"),
            ],
            heading="Bij een klacht",
        ),
        MultiFieldPanel(
            [
                *_texts(ecli="Zoals ECLI:NL:CRVB:2025:700. Verplicht bij een uitspraak."),
                FieldPanel("court"),
                FieldPanel("ruling_text"),
            ],
            heading="Bij een uitspraak",
        ),
    ],
    heading="Klacht of uitspraak",
)
_closing = ObjectList(
    [
        *_texts(sources="Waar komt dit vandaan, en mag de tekst worden gebruikt?"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("validity"), FieldPanel("validity_date")]),
                *_texts(validity_reason="Bij ‘let op’ en ‘achterhaald’: wat is er veranderd?"),
                FieldPanel("review_date"),
            ],
            heading="Geldt dit nog?",
        ),
        MultiFieldPanel(
            [
                FieldPanel("change"),
                FieldPanel("change_note", help_text="In één zin, zonder naam of plaats."),
            ],
            heading="Wat is gewijzigd",
            help_text="Bij een nieuwe versie: wat veranderde er en waarom? Lezers zien dit.",
        ),
        FieldPanel(
            "slug",
            heading="Webadres",
            required_on_save=False,
            help_text="Het laatste deel van het webadres. Dit vult zich vanzelf met de titel.",
        ),
    ],
    heading="Afronding",
)

precedent_tabs = FindingsTabs(
    [_start, _situation, _blockades, _room, _weighing, _decision, _result, _ruling, _closing]
)
