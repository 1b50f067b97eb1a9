"""Ids for what is new, and short digests of what is known."""

import hashlib
import uuid

#: How many hexadecimal digits an id has behind its letter, and a digest of its own.
_ID, _DIGEST = 12, 16


def fresh(letter: str = "r") -> str:
    """An id that nothing has: a letter, for who reads a file, and digits by chance."""
    return f"{letter}{uuid.uuid4().hex[:_ID]}"


def digest(text: str, digits: int = _DIGEST) -> str:
    """The first hexadecimal digits of the SHA-256 of a text, whatever signs it has."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
