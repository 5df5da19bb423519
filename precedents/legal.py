"""Law and case law as parts that are stored, and the links made of them (Juriconnect BWB 1.3.1, ECLI)."""

import datetime

from django.core.validators import RegexValidator

BWB_ID = r"^BWBR\d{7}$"
ARTICLE = r"^\d{1,4}[a-z]{0,3}([:.]\d{1,4}[a-z]{0,3}){0,3}$"

validate_bwb_id = RegexValidator(
    BWB_ID, "Een BWB-nummer bestaat uit BWBR en zeven cijfers, zoals BWBR0015703."
)
validate_ecli = RegexValidator(
    r"^ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}$",
    "Een ECLI ziet er zo uit: ECLI:NL:CRVB:2025:700 (hoofdletters, geen spaties).",
)
validate_article = RegexValidator(
    ARTICLE,
    "Vul alleen het artikelnummer in, zoals 18, 22a of 4:84.",
)
validate_paragraph = RegexValidator(
    r"^\d{1,2}[a-z]?$", "Vul alleen het nummer van het lid in, zoals 1 of 2a."
)


def jci_link(bwb_id: str, article: str, paragraph: str = "", date: datetime.date | None = None) -> str:
    """Address at wetten.overheid.nl; with a date it shows the law as it was on that day."""
    parts = [f"https://wetten.overheid.nl/jci1.3:c:{bwb_id}&artikel={article}"]
    parts += [f"&lid={paragraph}"] if paragraph else []
    parts += [f"&z={date:%Y-%m-%d}&g={date:%Y-%m-%d}"] if date else []
    return "".join(parts)


def ecli_link(ecli: str) -> str:
    return f"https://deeplink.rechtspraak.nl/uitspraak?id={ecli}"


def article_code(bwb_id: str, article: str) -> str:
    """The form in which an article is indexed and asked for: `bwbr0005537:4:84`."""
    return f"{bwb_id}:{article}".lower()
