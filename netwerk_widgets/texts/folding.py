"""What two ways of writing a word have in common."""

import unicodedata


def unaccented(text: str) -> str:
    """Small letters without accents: "Coöperatie" and "cooperatie" are the same."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in flat if not unicodedata.combining(sign))
