"""What a cell of another tool's export answers: a number of the scale, or the round's own words."""

import re
from functools import cache

from netwerk_widgets.files.spelling import normal
from netwerk_widgets.rounds.model import Ask, Choice, Scale
from netwerk_widgets.rounds.slips import Answer
from netwerk_widgets.texts import LANGUAGES, texts

#: "4", "4.0", "4,0", "−2"; "4 - helemaal eens", "4. eens", "(4) eens", "4 = eens".
_NUMBER = re.compile(r"\(?([-−+]?\d{1,2})\)?(?:[.,]0+)?(?:\s*[-–—:=.)]\s*\D.*|\s+\D.*)?", re.DOTALL)
#: What LimeSurvey calls an answer.
_CODE = re.compile(r"AO?0*(\d{1,2})")


def answered(cell: str, ask: Ask) -> Answer | None:
    """What a cell answers; None when that is nothing that could be chosen."""
    shape = ask.shape
    words = cell.strip()
    if not isinstance(shape, Scale | Choice) or not words:
        return None
    if isinstance(shape, Scale):
        number = _number(words, shape)
        if number is not None:
            return number if number in shape.values else None
    return _words(ask.model_dump_json()).get(normal(words))


def _number(words: str, scale: Scale) -> int | None:
    found = _NUMBER.fullmatch(words)
    if found:
        return int(found[1].replace("−", "-"))
    # A code counts from the first answer: only of a scale that begins there is that a score.
    code = _CODE.fullmatch(words) if scale.least == 1 else None
    return int(code[1]) if code else None


@cache
def _words(dumped: str) -> dict[str, Answer]:
    """Every way to say an answer, in every language."""
    shape = Ask.model_validate_json(dumped).shape
    if not isinstance(shape, Scale | Choice):
        return {}
    said = shape.words if isinstance(shape, Scale) else shape.options
    found: dict[str, Answer] = {}
    for value, words in said.items():
        for each in (str(value), *(words.said(texts(language)) for language in LANGUAGES)):
            found.setdefault(normal(each), value)
    return found
