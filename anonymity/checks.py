"""Checks of numbers that carry one."""

IBAN_LENGTHS = {
    "NL": 18, "BE": 16, "DE": 22, "FR": 27, "LU": 20, "GB": 22, "ES": 24, "IT": 27, "PT": 25, "PL": 28,
    "RO": 24, "BG": 22, "HU": 28, "CZ": 24, "SK": 24, "AT": 20, "CH": 21, "DK": 18, "SE": 24, "NO": 15,
    "FI": 18, "IE": 22, "GR": 27, "LT": 20, "LV": 21, "EE": 20, "TR": 26, "HR": 21, "SI": 19, "CY": 28,
    "MT": 31, "UA": 29, "MA": 28, "TN": 24, "AE": 23, "SA": 24, "BA": 20, "RS": 22, "AL": 28, "MK": 19,
}  # fmt: skip
"""Signs of an IBAN by country (ISO 13616 register)."""

_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_bsn(digits: str) -> bool:
    """Whether nine digits pass the elfproef of the BSN (Logisch ontwerp BRP)."""
    total = sum(weight * int(digit) for weight, digit in zip(_BSN_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and digits != "000000000"


def is_iban(compact: str) -> bool:
    """Whether an IBAN without spaces, in capitals, has the length of its country and passes mod 97."""
    if IBAN_LENGTHS.get(compact[:2]) != len(compact):
        return False
    moved = compact[4:] + compact[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1
