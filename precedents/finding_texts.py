"""What the author reads about a finding: what it seems to be, what to do, and what to write instead."""

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString

from precedents.clearance import Kind, Level, Spot

NOTHING_FOUND = (
    "Wij vonden nu niets meer. Dat is geen garantie: lees de tekst nog één keer zelf, "
    "of laat een collega lezen."
)

LEVEL_TITLES: Mapping[Level, str] = {
    Level.BLOCK: "Dit mag niet openbaar worden",
    Level.RESOLVE: "Los dit op",
    Level.CONFIRM: "Kijk hier nog naar",
    Level.ADVICE: "Tip",
}

SEEMS: Mapping[Kind, str] = {
    Kind.NAME: "een naam",
    Kind.BSN: "een burgerservicenummer",
    Kind.IBAN: "een rekeningnummer",
    Kind.PHONE: "een telefoonnummer",
    Kind.EMAIL: "een e-mailadres",
    Kind.ADDRESS: "een adres",
    Kind.POSTCODE: "een postcode",
    Kind.DOB: "een geboortedatum",
    Kind.CASE_ID: "een zaaknummer of dossiernummer",
    Kind.ID_OTHER: "een nummer van een persoon of dossier",
    Kind.PLATE: "een kenteken",
    Kind.HANDLE: "een naam of adres op internet",
    Kind.PLACE: "een plaats",
    Kind.HOOD: "een wijk of buurt",
    Kind.DATE: "een precieze datum",
    Kind.AGE: "een precieze leeftijd",
    Kind.ORG_LOCAL: "een organisatie uit de buurt",
    Kind.PROFESSION: "een zeldzaam beroep",
    Kind.RARE: "iets wat maar bij weinig mensen voorkomt",
    Kind.INITIALS: "een naam in voorletters",
    Kind.JUDGMENT: "een oordeel",
    Kind.CLICHE: "een beeld",
    Kind.ABSOLUTE: "een woord als altijd of nooit",
    Kind.MOTIVE: "een uitleg van iemands bedoeling",
    Kind.SECOND_HAND: "iets van horen zeggen",
    Kind.DATED: "iets van vroeger",
}

OF_A_PERSON = (Kind.NAME, Kind.INITIALS)

_TITLES: Mapping[Level, str] = {
    Level.BLOCK: "In deze tekst staat waarschijnlijk {seems}: {words}",
    Level.RESOLVE: "{words} lijkt {seems}.",
    Level.CONFIRM: "{words} lijkt {seems}.",
    Level.ADVICE: "{words}",
}
_WHAT_TO_DO: Mapping[Level, str] = {
    Level.BLOCK: "Dat mag niet gepubliceerd worden. Haal het weg.",
    Level.RESOLVE: "",
    Level.CONFIRM: "Kan iemand hieraan worden herkend? Schrijf het dan ruimer.",
}
_ADVICE_TO_WRITE_ONESELF = {
    "een leeftijdsgroep",
    "een seizoen of hoeveel later",
    "laat dit weg of schrijf het algemener",
}


def title(spot: Spot) -> SafeString:
    """The sentence that tells what a finding seems to be, with the words found."""
    words = format_html("<strong>{}</strong>", spot.value.strip())
    return format_html(_TITLES[spot.level], words=words, seems=SEEMS[spot.kind])


def what_to_do(spot: Spot) -> str:
    return spot.suggestion if spot.level == Level.ADVICE else _WHAT_TO_DO[spot.level]


def replacement(suggestion: str) -> str | None:
    """The words to write instead: empty to take the finding out, None when only the author knows them.

    `een rol, zoals: de inwoner` gives `de inwoner`.
    """
    if suggestion in _ADVICE_TO_WRITE_ONESELF:
        return None
    before, colon, words = suggestion.rpartition(": ")
    if not colon and suggestion.startswith("haal "):
        return ""
    return words


def is_specific(suggestion: str) -> bool:
    """Whether the text itself said how somebody may be called: `de moeder`, not `een rol, zoals: …`."""
    return ": " not in suggestion


def sentence_of_open(count: int) -> str:
    """`Er staan nog 3 bevindingen open.`, and the fixed sentence when there is none."""
    if not count:
        return NOTHING_FOUND
    return "Er staat nog 1 bevinding open." if count == 1 else f"Er staan nog {count} bevindingen open."


def not_to_be_sent(count: int) -> str:
    solve = "Los die op" if count == 1 else "Los ze op"
    return f"{sentence_of_open(count)} {solve} voordat u dit naar de tweede lezer stuurt."
