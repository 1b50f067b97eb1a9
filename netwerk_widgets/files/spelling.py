"""What two ways of writing a word have in common."""

import re
from functools import cache

from netwerk_widgets.texts.folding import unaccented


@cache
def normal(words: str) -> str:
    """Without case, accents and punctuation."""
    return " ".join(re.sub(r"[\W_]+", " ", unaccented(words)).split())
