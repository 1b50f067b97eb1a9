"""A part of exercise 4: reading a relation that two organisations see differently."""

from functools import lru_cache
from typing import Literal, get_args

from netwerk_widgets.insights.names import party_names
from netwerk_widgets.insights.pictures import pairs, told
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.study.exercises.asked import Asked
from netwerk_widgets.study.outcome import Line
from netwerk_widgets.texts import Language, Texts, texts

Reading = Literal["power", "middle", "ask", "gone"]
READINGS: tuple[Reading, ...] = get_args(Reading)
#: Neither is wrong: what each sees is to be asked.
RIGHT: Reading = "ask"
#: Where the reading that was chosen is kept.
READ = "relations-disputed"


@lru_cache(maxsize=16)
def _said(case: str, language: Language) -> str:
    session, t = load_case(case, language), texts(language)
    found = next((each for each in pairs(session) if each.apart), None)
    return told(found, party_names(session, t), t) if found else ""


def said(case: str, t: Texts) -> str:
    """What two organisations of the case say of their relation; empty where none differ."""
    return _said(case, t.language)


def lines(asked: Asked) -> list[Line]:
    """Two points for the reading; none in a case in which nobody sees it differently."""
    t = asked.t
    if not said(asked.case, t):
        return []
    mine = asked.session.study.chosen.get(READ)
    if mine == RIGHT:
        return [Line(t("study.disputed.right"), 2, 2)]
    known = mine in READINGS
    line = t(f"study.disputed.not.{mine}") if known else t("study.disputed.open")
    return [Line(line, 0, 2, t("study.disputed.hint"), t("study.disputed.solution"))]
