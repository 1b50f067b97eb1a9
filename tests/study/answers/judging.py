"""The cases, and how an answer is put to a check."""

from netwerk_widgets.study.guide import study_cases
from netwerk_widgets.texts import LANGUAGES

ZORG, BOMEN = "zeeuws-vlaanderen", "laanboompact"


EVERY = [(case, language) for case in study_cases() for language in LANGUAGES]
