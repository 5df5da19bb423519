"""Keys for what must be recognised or hidden, derived from one secret of the installation.

Who loses CLEARANCE_KEY loses nothing that readers see but every clearance: nothing is served until it is
cleared again. Recognising repeats of a value uses a key of its own that can be destroyed alone.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_SEAL, _NAMES, _SENDER = b"clearance", b"private names", b"sender"


def seal_of(page_id: int, content_hash: str) -> str:
    """The keyed HMAC by which this installation knows a clearance as its own."""
    return _hmac(_derived(_SEAL), f"{page_id}:{content_hash}")


def key_id() -> str:
    """Tells the present key from others, without telling the key."""
    return _hmac(_derived(_SEAL), "key")[:16]


def private_box() -> Fernet:
    """Encrypts and decrypts the private names of a draft."""
    return Fernet(urlsafe_b64encode(_derived(_NAMES)))


def sender_of(address: str, day: str) -> str:
    """A network address that cannot be read back, different every day."""
    return _hmac(_derived(_SENDER), f"{day}:{address}")


def _derived(purpose: bytes) -> bytes:
    secret = settings.CLEARANCE_KEY.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret)


def _hmac(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
