"""The closed lists of the domain: each value is a slug that stands alike in URL, JSON, form and index."""

from django.db.models import IntegerChoices, TextChoices


class Kind(TextChoices):
    CASUS = "casus", "Casus"
    KLACHT = "klacht", "Klacht"
    UITZONDERING = "uitzondering", "Uitzondering"
    UITSPRAAK = "uitspraak", "Uitspraak"


class Outcome(TextChoices):
    GRANTED = "toegekend", "Toegekend"
    PARTLY = "deels", "Deels toegekend"
    REFUSED = "afgewezen", "Afgewezen"
    LATER = "later-alsnog", "Later alsnog toegekend"
    WITHDRAWN = "ingetrokken", "Aanvraag ingetrokken"
    PENDING = "loopt", "Loopt nog"


# "Toegekend" in every figure of the site: the inhabitant got the exception, whole, in part or later.
GRANTED_OUTCOMES = (Outcome.GRANTED, Outcome.PARTLY, Outcome.LATER)


class Deviation(TextChoices):
    """The three kinds of deviation that the courts review differently (ECLI:NL:CRVB:2025:700)."""

    WITHIN = "binnenwettelijk", "Binnenwettelijk"
    OUTSIDE = "buitenwettelijk", "Buitenwettelijk"
    AGAINST = "tegenwettelijk", "Tegenwettelijk"


DEVIATION_EXPLAINED = {
    Deviation.WITHIN: "De ruimte staat in de wet, de verordening of de beleidsregel zelf.",
    Deviation.OUTSIDE: "Er is geen wettelijke basis, maar het besluit is ook niet in strijd met de wet.",
    Deviation.AGAINST: "Het besluit is in strijd met de wet. De rechter neemt het als gegeven aan; "
    "een ander kan er geen recht aan ontlenen.",
}


class BoundaryType(TextChoices):
    FINANCIAL = "financieel", "Financieel"
    RULE = "regel", "Wet, regel of protocol"
    COOPERATION = "samenwerking", "Samenwerking, cultuur, kennis of organisatie"


class Level(TextChoices):
    NATIONAL = "landelijk", "Landelijke wet of regel"
    MUNICIPAL = "gemeentelijk", "Gemeentelijke regel"
    ORGANISATION = "organisatie", "Regel van een organisatie"
    HABIT = "gewoonte", "Gewoonte"


class AgeBand(TextChoices):
    """Bands instead of ages (docs: standards of the Rechtspraak, made stricter for casuses)."""

    A0 = "0-3", "0 tot en met 3 jaar"
    A4 = "4-11", "4 tot en met 11 jaar"
    A12 = "12-17", "12 tot en met 17 jaar"
    A18 = "18-22", "18 tot en met 22 jaar"
    A23 = "23-26", "23 tot en met 26 jaar"
    A27 = "27-39", "27 tot en met 39 jaar"
    A40 = "40-54", "40 tot en met 54 jaar"
    A55 = "55-66", "55 tot en met 66 jaar"
    A67 = "67-plus", "67 jaar of ouder"


class Household(TextChoices):
    SINGLE = "alleenstaand", "Alleenstaand"
    SINGLE_PARENT = "eenoudergezin", "Ouder met kinderen"
    COUPLE = "paar-zonder-kinderen", "Paar zonder kinderen"
    FAMILY = "paar-met-kinderen", "Paar met kinderen"
    LODGING = "inwonend", "Woont in bij familie of bekenden"
    INSTITUTION = "instelling", "Verblijft in een instelling"
    HOMELESS = "zonder-huis", "Zonder eigen woonplek"


class MunicipalitySize(TextChoices):
    SMALL = "tot-50000", "Minder dan 50.000 inwoners"
    MEDIUM = "50000-100000", "50.000 tot 100.000 inwoners"
    LARGE = "100000-250000", "100.000 tot 250.000 inwoners"
    CITY = "boven-250000", "Meer dan 250.000 inwoners"


class Evidence(TextChoices):
    FACT = "feit", "Feit"
    STATEMENT = "verklaring", "Verklaring"
    ESTIMATE = "inschatting", "Inschatting"


class StillValid(TextChoices):
    YES = "ja", "Geldt nog"
    NO = "nee", "Geldt niet meer"
    UNKNOWN = "onbekend", "Onbekend of dit nog geldt"


class Reality(TextChoices):
    REAL = "echt", "De regel stond echt in de weg"
    PERCEIVED = "ervaren", "Men dacht dat de regel in de weg stond"


class Validity(TextChoices):
    VALID = "geldig", "Geldig"
    CAUTION = "let-op", "Let op"
    OUTDATED = "achterhaald", "Achterhaald"


class DatePrecision(TextChoices):
    DAY = "dag", "Dag"
    QUARTER = "kwartaal", "Kwartaal"
    YEAR = "jaar", "Jaar"


class CostRoute(TextChoices):
    STANDARD = "standaard", "Gewone route"
    MAATWERK = "maatwerk", "Maatwerk"
    NOTHING = "niets-doen", "Niets extra doen"


class CostPeriod(TextChoices):
    ONCE = "eenmalig", "Eenmalig"
    MONTH = "per-maand", "Per maand"
    YEAR = "per-jaar", "Per jaar"
    TWELVE_MONTHS = "twaalf-maanden", "Over twaalf maanden"


class FollowUpMoment(IntegerChoices):
    THREE = 3, "Na 3 maanden"
    SIX = 6, "Na 6 maanden"
    TWELVE = 12, "Na 12 maanden"


class Judgement(TextChoices):
    PROPER = "behoorlijk", "Behoorlijk"
    IMPROPER = "niet-behoorlijk", "Niet behoorlijk"


class Norm(TextChoices):
    """The 22 behoorlijkheidsnormen of the Nationale ombudsman (Behoorlijkheidswijzer)."""

    TRANSPARANT = "transparant", "Transparant"
    INFORMATIE = "goede-informatieverstrekking", "Goede informatieverstrekking"
    LUISTEREN = "luisteren-naar-de-burger", "Luisteren naar de burger"
    MOTIVERING = "goede-motivering", "Goede motivering"
    GRONDRECHTEN = "respecteren-van-grondrechten", "Respecteren van grondrechten"
    DEELNAME = "actieve-deelname", "Bevorderen van actieve deelname door de burger"
    BEJEGENING = "fatsoenlijke-bejegening", "Fatsoenlijke bejegening"
    FAIR_PLAY = "fair-play", "Fair play"
    EVENREDIGHEID = "evenredigheid", "Evenredigheid"
    BIJZONDERE_ZORG = "bijzondere-zorg", "Bijzondere zorg"
    MAATWERK = "maatwerk", "Maatwerk"
    SAMENWERKING = "samenwerking", "Samenwerking"
    COULANTE_OPSTELLING = "coulante-opstelling", "Coulante opstelling"
    VOORTVARENDHEID = "voortvarendheid", "Voortvarendheid"
    DE_ESCALATIE = "de-escalatie", "De-escalatie"
    INTEGRITEIT = "integriteit", "Integriteit"
    BETROUWBAARHEID = "betrouwbaarheid", "Betrouwbaarheid"
    ONPARTIJDIGHEID = "onpartijdigheid", "Onpartijdigheid"
    REDELIJKHEID = "redelijkheid", "Redelijkheid"
    VOORBEREIDING = "goede-voorbereiding", "Goede voorbereiding"
    ORGANISATIE = "goede-organisatie", "Goede organisatie"
    PROFESSIONALITEIT = "professionaliteit", "Professionaliteit"


# The fields of the weighing in the order of their fixed headings: purpose of the law, effects of both
# choices, three public values, proportionality, equality.
CONSIDERATIONS = (
    "core_values",
    "effects_applied_short",
    "effects_applied_long",
    "effects_deviated_short",
    "effects_deviated_long",
    "legitimacy",
    "involvement",
    "returns",
    "suitable",
    "necessary",
    "balanced",
    "others_and_equality",
)
