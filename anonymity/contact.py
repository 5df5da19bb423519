"""E-mail addresses, web addresses, accounts on social media and telephone numbers."""

import re

from anonymity import lists
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet

_EMAIL = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]+ ?@ ?(?:(?:[\w-]+\.)+[\w-]{2,}|[\w-]+(?: ?(?:\.|punt|dot) ?[\w-]{2,}){1,3})"
)
_SPELLED_EMAIL = re.compile(
    r"(?i)(?<![\w.+-])[\w.+-]+ ?(?:\[ ?(?:at|@|apenstaartje) ?\]|\( ?(?:at|@|apenstaartje) ?\)|\{ ?at ?\}"
    r"|(?<= )(?:at|apenstaart(?:je)?)(?= )) ?[\w-]+(?: ?[\w-]+){0,2}?"
    r"(?: ?(?:\.|\[ ?(?:punt|dot|\.) ?\]|\( ?(?:punt|dot|\.) ?\)|(?<= )(?:punt|dot)(?= )) ?[\w-]{2,})+"
)
_FUNCTION_MAILBOX = re.compile(
    r"(?i)(?:info|contact|klantcontact|klantenservice|gemeente|post|mail|receptie|secretariaat"
    r"|administratie|balie|klacht[\w.]*|meldpunt[\w.]*|aanbesteding\w*"
    r"|helpdesk|servicedesk|privacy|fg|bezwaar|klachten|postbus|noreply|no-reply|loket|wmo|jeugd|wijkteam\w*"
    r"|sociaalteam\w*|redactie|webmaster|griffie|ombudsman)@"
)
_LINK = re.compile(r"(?i)(?<![\w@.-])(?:https?://|www\.)[^\s<>\"')\]]*[\w/]")
_HOST = re.compile(
    r"(?<![\w@.-])(?:[a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]{3,}\.(?:nl|com|org|net|eu|frl|info|amsterdam|be|de|io"
    r"|me|gov|tv|shop|online|site"
    r"|app|dev|uk|fr|pl|tr|co)\b(?:/[^\s<>\"')\]]*[\w/])?(?![\w@])"
)
_SOCIAL_HOST = re.compile(
    r"(?i)(?:facebook|fb|instagram|instagr|twitter|x|tiktok|linkedin|snapchat|youtube|t|wa|telegram"
    r"|discord|threads"
    r"|bsky|pinterest|marktplaats|gofundme|strava|vinted)\.(?:com|me|nl|app|gg|am|be)/"
)
_AT_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.-]*\w|(?<![\w#.])[A-Za-z][\w.]{1,30}#\d{4}(?!\w)")
_NAMED_HANDLE = re.compile(
    r"(?i)\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|twitter|facebook|fb|linkedin|telegram|discord|skype"
    r"|signal|xbox"
    r"|playstation|psn|twitch|youtube|marktplaats|vinted|gebruikersnaam|username|accountnaam"
    r"|profielnaam|nickname)(?:[- ]?(?:account|naam|profiel|gebruiker|pagina|handle|kanaal))?"
    r"(?: is| heet| als| onder| genaamd| met)?"
    r"(?: de naam| naam)?[: (]{1,3}['\"@]?(?P<handle>[\w.:-]*\w)"
)
_PHONE = re.compile(
    r"(?<![\w+/.,-])(?:(?:\+|00) ?\(?31\)?[ .-]?(?:\(0\) ?-?)?|\(?0(?=\d))\(?\d(?:\)? ?[-./]? ?\(?\d){8}"
    r"(?!\d|[/-]\d)"
)
_SPACED_PHONE = re.compile(r"(?<![\w.,-])0(?:[ .-]\d){9}(?![ .-]?\d)")
_OLD_PHONE = re.compile(r"(?<![\w+/.-])\(?0\d{2,3}\)?[- ]+\d{6}(?![\d-])")
_FOREIGN_PHONE = re.compile(r"(?<![\w+])(?:\+|00)(?!31)[1-9]\d{0,2}[ .-]?(?:\(0\))?(?:[ .-]?\d){6,12}(?!\d)")
_NAMED_PHONE = re.compile(
    r"(?i)\b(?:tel(?:efoon)?|telnr|mobiel|mob|gsm|whatsapp|app|doorkiesnummer|bereikbaar|bellen|bel"
    r"|gebeld|belt)"
    r"(?:nummer|nr)?\.?(?: op| via| is| naar| met)?[ :]{1,3}(?P<number>\(?\d(?:[ .()/-]{0,2}\d){5,10})(?!\d)"
)


def mark_contact(sheet: Sheet) -> None:
    """Mark everything by which a person can be reached."""
    for pattern in (_EMAIL, _SPELLED_EMAIL):
        for match in sheet.free_matches(pattern):
            function = _FUNCTION_MAILBOX.match(match.group().replace(" ", ""))
            sheet.mark(*match.span(), Kind.EMAIL, Level.CONFIRM if function else Level.BLOCK)
    for pattern in (_LINK, _HOST):
        for match in sheet.free_matches(pattern):
            social = _SOCIAL_HOST.search(match.group())
            sheet.mark(*match.span(), Kind.HANDLE, Level.BLOCK if social else Level.CONFIRM)
    sheet.mark_all(_AT_HANDLE, Kind.HANDLE, Level.BLOCK)
    for match in sheet.free_matches(_NAMED_HANDLE, "handle"):
        if _looks_made_up(match["handle"]):
            sheet.mark(*match.span("handle"), Kind.HANDLE, Level.BLOCK)


def mark_phones(sheet: Sheet) -> None:
    """Mark telephone numbers; service numbers were skipped before."""
    for pattern in (_PHONE, _SPACED_PHONE, _FOREIGN_PHONE, _OLD_PHONE):
        sheet.mark_all(pattern, Kind.PHONE, Level.BLOCK)
    sheet.mark_all(_NAMED_PHONE, Kind.PHONE, Level.BLOCK, "number")


def _looks_made_up(handle: str) -> bool:
    """`jansen_87`, `lisa.k`: no word has a digit, a point or a low line inside."""
    plain = handle.lower()
    return not handle.isalpha() or plain in lists.words("first_names.txt")
