"""The list of image-forming words as a new site starts with it; after that it belongs to its editors."""

from precedents.clearance import IMAGE_WORD_PARTS, standard_image_words
from precedents.image_words import ImageWords

LABELS = {
    "JUDGMENT adjectives": "Oordelen over iemand: agressief, koppig",
    "JUDGMENT nouns": "Woorden die van iemand een soort maken: querulant, leugenaar",
    "CLICHE": "Vaste beelden: op de bank, hand ophouden",
    "ABSOLUTE": "Woorden zonder maat: altijd, nooit",
    "MOTIVE": "Wat iemand zou willen: wil gewoon niet",
    "SECOND_HAND": "Van horen zeggen: naar verluidt",
    "DATED": "Wat oud kan zijn: jaren geleden",
}


def set_image_words(**kwargs: object) -> None:
    """Fills each part that the site does not have yet; what editors made of the others stays."""
    for part in IMAGE_WORD_PARTS:
        words = "\n".join(standard_image_words(part))
        ImageWords.objects.get_or_create(part=part, defaults={"label": LABELS[part], "words": words})
