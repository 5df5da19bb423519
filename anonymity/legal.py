"""First step: takes what is known to be harmless, so that no later step mistakes it for personal data."""

import re
from functools import cache

from anonymity import dutch_words, lists, vocabulary
from anonymity.checks import is_bsn
from anonymity.phrases import Phrases
from anonymity.sheet import Sheet

_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2}|,-+|\.\d\d)?"
_LAW = r"(?:\d+[a-z]{0,3}(?:[.:]\d+[a-z]{0,2})*|[IVX]+\b)"
_RULE_HEAD = (
    r"(?:Verordening|Beleidsregels?|Nadere regels|Uitvoeringsregels|Uitvoeringsbesluit|Besluit|Beleidsplan"
    r"|Regeling|Protocol|[A-Z][a-zë]+(?:verordening|beleidsregels?|regeling|besluit|nota|beleidsplan)"
    r"|(?<=de )(?:verordening|beleidsregels?)|(?<=het )beleidsplan)"
)
_RULE_WORD = (
    r"(?:[A-Z][\w'-]*|gemeente|van|de|het|den|der|aan|op|en|in|inzake|voor|over|zake|bij|houdende"
    r"|[a-zë]+(?:ing|hulp|plicht|vervoer|toeslag|bijstand|regels|zorg|jeugd|domein|ondersteuning|wet|schap)"
    r"|maatschappelijke|individuele|sociaal|bijzondere|sociale|\d{4}|\(?\d{4}\)?)"
)
_COURT = (
    r"(?:[Rr]echtbank(?:en)?|[Gg]erechtshof|[Hh]of|[Pp]arket|[Kk]antonrechter|[Vv]oorzieningenrechter"
    r"|[Aa]rrondissementsparket|[Aa]dvocaat-generaal|Rb\.)"
)
_SEATS = (
    r"(?:te |in )?(?:Amsterdam|Den Haag|'s-Gravenhage|Gelderland|Limburg|Midden-Nederland|Noord-Holland"
    r"|Noord-Nederland|Oost-Brabant|Overijssel|Rotterdam|Zeeland-West-Brabant|Arnhem-Leeuwarden"
    r"|'s-Hertogenbosch|Den Bosch|Utrecht|Haarlem|Alkmaar|Arnhem|Almelo|Assen|Breda|Dordrecht|Groningen"
    r"|Leeuwarden|Maastricht|Middelburg|Roermond|Zutphen|Zwolle|Lelystad)"
)
_START_OF_FORCE = (
    r"(?:in werking|van kracht|geldt|gelden|wijzigt|wijzigen|vervalt|ingang|ingevoerd|peildatum)"
)
_SERVICE = (
    r"(?:(?:0800|0900|0906|0909)[ -]?(?:\d[ -]?){4,7}"
    r"|(?<!\d[ .-])\b(?:14[ -]?0\d{2,3}|1(?:12|13|44|16 ?\d{3}))\b(?![ .-]?\d))"
)
_HARMLESS = [
    r"[\[{<](?!(?:at|dot|punt|apenstaartje)\b)(?P<placeholder>[a-zà-ÿ][a-zà-ÿ _/-]{0,40}\d{0,3}"
    r"|[A-Z][A-Z_ -]{0,30}\d{0,3})[\]}>]",
    r"\bECLI:[A-Z]{2}:[A-Z]+:\d{4}:[A-Z0-9.]+",
    r"\bLJN:? ?[A-Z]{2} ?\d{4}\b",
    r"\b(?:BWB[RV]|CVDR)\d+(?:/\d+)?",
    r"\b(?:[Ss]tb|[Ss]tcrt|[Tt]rb|PbEU|Pb EU|Pb)\.? ?(?:\d{4}|[LC] ?\d+),? ?(?:nr\. ?)?\d+",
    r"\bKamerstukken(?: ?(?:I|II|I/II))?,? ?\d{4}[/-]\d{2,4},? ?\d+[\w, .-]{0,20}\d",
    r"\b(?:ISBN|ISSN)(?:-1[03])?:?\s?[\d -]{8,17}[\dX]",
    r"\b(?i:kvk|kamer van koophandel|handelsregister)[\w\s.:-]{0,30}?\b\d{8}\b",
    r"\b[CT]-\d{1,3}/\d{2}\b",
    r"\b(?i:richtlijn|verordening|kaderbesluit|besluit)(?: \((?:EU|EG|EEG)\))?(?: nr\.)? \d{2,4}/\d{1,4}"
    r"(?:/(?:EG|EU|EEG|JBZ|GBVB))?(?![\w/])",
    r"\b(?i:rsin|agb(?:-code)?|btw(?:-?(?:nummer|nr|id))?)[.: ]{1,3}(?:NL)?\d{8,9}(?:B\d{2})?\b",
    r"\b(?i:formulier|brochure|folder|model)(?:nummer|nr\.?)?(?: heeft| met| kent)?(?: het)?"
    r"(?: kenmerk| nummer| code)?:? (?P<form>[A-Z]{0,3}\d{3,9})\b",
    rf"\b(?:[Aa]rt(?:ikel(?:en)?|t?\.)|§|[Pp]aragraaf|[Hh]oofdstuk|[Bb]oek|[Tt]itel|[Bb]ijlage) ?{_LAW}"
    rf"(?:(?:,? (?:en|of|t/m|tot en met) |, ){_LAW})*"
    r"(?:,? (?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|\d+e?)\b(?: lid)?)?"
    r"(?:,? (?:aanhef|onder|onderdeel|sub|lid)(?: en| [a-z0-9]{1,2}\b)*)*"
    r"(?: (?:van )?(?:de |het )?[A-Z][\w'-]*(?: [12]\d{3}\b)?)?",
    rf"(?:€|\bEUR|\beuro|\bf|ƒ) ?{_NUMBER}(?: ?(?:mln|miljoen|miljard))?",
    rf"(?<![\w.,]){_NUMBER} ?(?:euro|EUR|€|miljoen|miljard|procent|%|‰|km|kilometer|meter|m2|cm|kg|gram|uur"
    r"|uren|minuten|dagen|weken|maanden|keer|punten|inwoners|mensen|woningen|kWh|m3)(?!\w)",
    rf"(?<!\d){_SERVICE}(?!\d)",
    rf"\b1 (?:januari|juli)(?: \d{{4}})?(?=[^.\n]{{0,60}}\b{_START_OF_FORCE})",
    rf"\b{_START_OF_FORCE}[^.\n]{{0,40}}?\b(?P<force>1 (?:januari|juli)(?: \d{{4}})?)",
    r"(?<![\w./-])(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|\d\d)(?![\w/-]|\.\d)",
    rf"{_RULE_HEAD}(?: {_RULE_WORD}(?!\w))+",
    rf"\b{_COURT} {_SEATS}\b",
    r"\bKamerstuk(?:ken)?\b(?: [\d ,/-]+\d(?:, nr\. \d+)?)?",
    r"\bAd (?:\d+|[a-z])\b",
    r"\b[A-ZÀ-Ý]\w+(?:[-/][A-ZÀ-Ý]\w+)*-(?:arrest|doctrine|norm|criteri(?:um|a)|formule|leer|toets|schaal|test|index"
    r"|methode|methodiek|training|model|motie|amendement|akkoord|principe|beginsel|uitspraak|rechtspraak|jurisprudentie"
    r"|middelen|gelden|clausule)(?:en|s)?\b",
    r"\b(?:[Mm]otie|[Aa]mendement|[Cc]ommissie|[Aa]rrest|Wet)[ -](?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en) ){0,2}"
    r"[A-ZÀ-Ý][\w/-]+",
    r"\b(?:[Mm]inister(?:ie)?s?|[Ss]taatssecretaris(?:sen)?) (?:van|voor) [A-Z][\w-]+(?:(?:, | en "
    r"| )[A-Z][\w-]+){0,5}",
    r"\b(?:de|het|een) [A-Z][\w-]+s?e? (?:aanpak|methode|model|werkwijze|norm|variant|manier)\b",
    r"\b(?:De|Het) [A-Z][\w-]+s?e? (?:aanpak|methode|model|werkwijze|norm|variant)\b",
]
_DATE = (
    r"\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
    r" \d{4}"
)
_HIGHEST_COURT = (
    r"(?:Hoge Raad|HR|Afdeling(?: bestuursrechtspraak)?(?: van de Raad van State)?|Raad van State|ABRvS|ABRS"
    r"|CRvB|Centrale Raad(?: van Beroep)?|CBb|College van Beroep voor het bedrijfsleven"
    r"|Hof van Justitie(?: EU)?|HvJ(?: ?EU)?|EHRM|[Rr]ichtlijn van de Raad)"
)
_PUBLIC_DATES = [
    rf"\b{_DATE}(?=,? (?:nr\. ?[\d/. A-Z-]+,? )?(?:\(?ECLI:|Stb|Stcrt))",
    rf"\b{_HIGHEST_COURT}(?:,? van|,)? {_DATE}\b",
    r"\b1 januari(?: \d{4})? (?:tot en met|t/m) 31 december(?: \d{4})?\b",
]


@cache
def _patterns() -> list[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in (*_PUBLIC_DATES, *_HARMLESS, _eponyms(), _hosts())]


def skip_harmless(sheet: Sheet) -> None:
    """Take laws, rulings, amounts, service numbers, public addresses and names of institutions."""
    for start, end in _phrases().spans(sheet.text):
        sheet.skip(start, end)
    for pattern in _patterns():
        for match in pattern.finditer(sheet.text):
            if not _holds_bsn(match) and not _holds_name(match):
                group = next((name for name in ("force", "host") if match.groupdict().get(name)), 0)
                sheet.skip(*match.span(group))


def _holds_bsn(match: re.Match[str]) -> bool:
    form = match.groupdict().get("form") or ""
    return len(form) == 9 and form.isdigit() and is_bsn(form)


def _holds_name(match: re.Match[str]) -> bool:
    """`[jan]` is no placeholder."""
    words = re.findall(r"[^\W\d_]+", match.groupdict().get("placeholder") or "")
    return any(vocabulary.is_listed(word) and not dutch_words.is_dutch(word) for word in words)


@cache
def _phrases() -> Phrases:
    return Phrases(lists.lines("allowed_phrases.txt"))


def _eponyms() -> str:
    """`syndroom van Down`, `de ziekte van Alzheimer`, `Mulder-arrest`."""
    names = "|".join(sorted(map(re.escape, lists.words("eponyms.txt")), key=len, reverse=True))
    of = r"(?:ziekte|syndroom|test|schaal|arrest|motie|wet|methode|toets|norm|dementie|index|criteria|leer)"
    return rf"(?i:\b{of} (?:van )?(?:de )?(?:{names})\b|\b(?:{names})[- ]?{of}\b)"


def _hosts() -> str:
    hosts = "|".join(map(re.escape, sorted(lists.words("public_hosts.txt"), key=len, reverse=True)))
    return rf"(?i)(?<![\w@.-])(?P<host>(?:https?://)?(?:[\w-]+\.)*(?:{hosts})(?:/[\w./?=&%#~+-]*\w)?/?)(?![\w@-])"
