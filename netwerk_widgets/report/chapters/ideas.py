"""The ideas of the tray: what came up, by group, and what became of it."""

from netwerk_widgets.report.document import Block
from netwerk_widgets.report.recorded import Recorded, bullets, section
from netwerk_widgets.session import tray
from netwerk_widgets.session.models.ideas import Idea, SentOn


def blocks(r: Recorded) -> list[Block]:
    """A section for each group with its ideas, and one for what is in no group."""
    found = r.session.ideas
    inside = {each.id for each in found.groups}
    told: list[Block] = []
    for group in found.groups:
        title = group.name.strip() or r.t("ui.unnamed")
        mine = [each for each in found.items if each.group == group.id]
        told += section(_with(title, group, r), bullets(_line(each, r) for each in mine))
    loose = [each for each in found.items if each.group not in inside]
    return [*told, *section(r.t("ideas.without"), bullets(_line(each, r) for each in loose))]


def _line(idea: Idea, r: Recorded) -> str:
    words = idea.text.strip()
    if not words:
        return ""
    if idea.also:
        words = f"{words} ({r.t('ideas.also')}: {' · '.join(idea.also)})"
    return r.sourced(_with(words, idea, r), idea, "text")


def _with(words: str, row: SentOn, r: Recorded) -> str:
    """Words, with what became of them."""
    t = r.t
    became = [
        t("ideas.became", kind=t(f"ideas.kind.{kind}"), name=name or t("ideas.gone"))
        for kind, name in tray.became(row, r.session)
    ]
    return f"{words} → {t.enumerate(became)}" if became else words
