"""What a cell of a matrix or survey says: nothing, something, or how much."""

import re

from netwerk_widgets.files.recognising.values import normal, number

_NO = frozenset({
    "", "0", "nee", "no", "n", "nein", "geen", "none", "niet", "never", "nooit", "false", "onwaar",
    "nvt", "not applicable", "n v t", "n a", "na", "nan", "null", "geen antwoord", "no answer",
    "weet niet", "weet ik niet", "don t know", "dont know", "onbekend", "unknown",
    "not selected", "niet gekozen", "no contact", "geen contact", "nog niet bekend",
    "nog onbekend", "nog niet", "nog in te vullen", "volgt", "n n b", "nnb", "tbd", "t b d",
    "to be determined", "not yet known", "not known yet",
})  # fmt: skip
_YES = frozenset({
    "x", "ja", "yes", "y", "j", "true", "waar", "v", "wel", "checked", "selected", "gekozen", "ok",
})  # fmt: skip
#: Signs without a letter, which `normal` does not see.
_SIGNS = frozenset({"✓", "✔", "●", "•", "*", "☒", "☑", "■", "√", "+"})
_LINES = frozenset("-–—−")
#: Signs of which more say more.
_COUNTED = frozenset("*★●xX")
_DASHES = frozenset({"-", "–", "—", "−", "/", ".", "☐", "□"})
#: How often, as a strength: daily and weekly are strong, monthly is medium, yearly is weak.
_OFTEN = {
    3: ("dagelijks", "daily", "wekelijks", "weekly", "elke week", "every week", "elke dag",
        "vaak", "often", "altijd", "always", "sterk", "strong", "hoog", "high"),
    2: ("maandelijks", "monthly", "elke maand", "every month", "regelmatig", "regularly", "soms",
        "sometimes", "gemiddeld", "medium", "middel", "matig", "kwartaal", "quarterly",
        "elk kwartaal", "om de week", "tweewekelijks", "biweekly", "fortnightly",
        "tweemaandelijks"),
    1: ("jaarlijks", "yearly", "annually", "elk jaar", "every year", "zelden", "rarely", "seldom",
        "zwak", "weak", "laag", "low", "een enkele keer", "incidenteel", "once",
        "halfjaarlijks", "half yearly", "twice yearly"),
}  # fmt: skip
#: What a score may be instead of a number: of five, and of three.
SCORE_SIGNS = {"---": 1, "--": 1, "-": 2, "0": 3, "+/-": 3, "±": 3, "+-": 3, "o": 3, "+": 4,
               "++": 5, "+++": 5}  # fmt: skip
SCORE_WORDS = {
    **dict.fromkeys(("h", "hoog", "high", "groot", "large", "g"), 3),
    **dict.fromkeys(("m", "middel", "medium", "gemiddeld", "matig", "midden", "average"), 2),
    **dict.fromkeys(("l", "laag", "low", "klein", "small", "k"), 1),
}
_STRENGTH = {word: strength for strength, words in _OFTEN.items() for word in words}
#: How many times a year each of these is, and "so many times in it".
_YEARLY = {"dag": 250, "day": 250, "week": 50, "maand": 12, "month": 12, "kwartaal": 4,
           "quarter": 4, "jaar": 1, "year": 1}  # fmt: skip
_TIMES = re.compile(
    r"(?:(\d{1,3}|once|twice) ?(?:x|keer|maal|times?)? )?"
    r"(?:per|a|an|each|every|elke?|iedere?) (\w+)"
)
_COUNTS = {None: 1, "once": 1, "twice": 2}
#: From so many times a year it is strong, and medium.
_WEEKLY, _QUARTERLY = 50, 4


def mark(cell: str) -> float | None:
    """How much a cell marks: 0 for nothing, 1 for a mark, a number or how often.

    None when it marks nothing of that kind: it holds other text.
    """
    text = cell.strip()
    if not text or text in _DASHES or set(text) <= _LINES:
        return 0.0
    if text in _SIGNS:
        return 1.0
    if len(set(text)) == 1 and text[0] in _COUNTED:
        return float(len(text))
    found = number(text.removesuffix("%"))
    if found is not None:
        return found
    word = normal(text)
    if not word:
        return None  # other signs: plusses are a scale
    if word in _NO:
        return 0.0
    if word in _YES:
        return 1.0
    strength = _often(word)
    return float(strength) if strength else None


def _often(word: str) -> int | None:
    """How strong a relation is that is kept up so often: "2 keer per maand" is 2."""
    found = _TIMES.fullmatch(word)
    if found is None or found[2] not in _YEARLY:
        return _STRENGTH.get(word)
    times = _COUNTS.get(found[1]) or int(found[1])
    yearly = times * _YEARLY[found[2]]
    return 3 if yearly >= _WEEKLY else 2 if yearly >= _QUARTERLY else 1


def frequency(cell: str) -> bool:
    """Whether a cell says how often, in words."""
    return _often(normal(cell)) is not None


def nobody(cell: str) -> bool:
    """Whether a cell names nobody: empty, or only a dash or a question mark."""
    return not cell.strip("-–—−?. ")


def is_no(cell: str) -> bool:
    """Whether a word says that there is nothing, as the kind or strength of a relation."""
    return bool(cell.strip()) and normal(cell) in _NO - {""}


def is_yes(cell: str) -> bool:
    """Whether a word only says that there is something."""
    return normal(cell) in _YES


def scoring(cell: str) -> bool:
    """Whether a cell is a score in words or plusses: H, M, L, ++."""
    return normal(cell) in SCORE_WORDS or cell.strip() in SCORE_SIGNS
