"""The names of things as sentences and figures use them: short, and never empty."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.progress import involved
from netwerk_widgets.texts import Texts


def short(text: str, limit: int = 60) -> str:
    """Typed text on one line, of at most ``limit`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def in_room(names: Sequence[str], letters: int) -> list[str]:
    """The names whole where they have at most so many letters together; else each its share."""
    if sum(map(len, names)) <= letters:
        return list(names)
    return [short(each, letters // len(names)) for each in names]


def named(items: Iterable[Any], t: Texts, limit: int = 120) -> dict[str, str]:
    """The name of each item by its id, in the items' order; "unnamed" where there is none."""
    return {item.id: short(item.name, limit) or t("ui.unnamed") for item in items}


def party_names(session: Session, t: Texts, limit: int = 120) -> dict[str, str]:
    """The name of each stakeholder by its id."""
    return named(session.stakeholders.items, t, limit)


def taking_part(session: Session) -> tuple[str, ...]:
    """The ids of the parties that count: all but those outside, in the group's own order."""
    return tuple(involved(session))


def outside(session: Session) -> tuple[str, ...]:
    """The ids of the parties outside the domain: shown where they said something, not counted."""
    inside = set(involved(session))
    return tuple(each.id for each in session.stakeholders.items if each.id not in inside)


def form_order(session: Session) -> tuple[str, ...]:
    """The ids of all parties as the forms have their rows: those outside come last."""
    return (*taking_part(session), *outside(session))


def row_names(session: Session, t: Texts) -> dict[str, str]:
    """What a row of a party is called: its name, and that it is outside when it is."""
    names = party_names(session, t)
    mark = {each: t("words.outside", name=short(names[each], 40)) for each in outside(session)}
    return names | mark


def with_outside(summary: str, shown: Iterable[str], session: Session, t: Texts) -> str:
    """A figure's words, with why parties outside the domain do not count when it shows any."""
    return f"{summary} {t('words.outside_note')}" if set(shown) & set(outside(session)) else summary


def few(
    names: Iterable[str],
    t: Texts,
    most: int = 5,
    *,
    quoted: bool = False,
    room: int | None = None,
) -> str:
    """``a, b en c``; of a long row the first ones, and how many more.

    Sentences (goals, actions) are ``quoted``, so that their own punctuation stays theirs. Where
    there is ``room`` for only so many letters of names, they share it (`in_room`).
    """
    every = list(names)
    shown = every if len(every) <= most else every[: most - 1]
    if room is not None:
        shown = in_room(shown, room)
    row = [f"‘{short(name, 60)}’" if quoted else short(name, 48) for name in shown]
    if len(shown) == len(every):
        return t.enumerate(row)
    return t("words.more", names=", ".join(row), n=len(every) - len(shown))


def challenge(session: Session, t: Texts) -> str:
    """What the group works on: in its own words, else the challenge it chose; empty without."""
    start = session.start
    said = f"method.challenge.{start.challenge}.label" if start.challenge else ""
    return start.our_challenge.strip() or (t(said) if said else "")


def horizon(session: Session, t: Texts) -> str:
    """The year that the dream looks ahead to, in words; empty without."""
    year = session.dream.horizon
    return t("dashboard.horizon", year=year) if year else ""


def day(value: date, t: Texts) -> str:
    """A date as people write it: ``3 nov 2026``."""
    return t.day(value)


def spanned(numbers: Iterable[int]) -> str:
    """``8``, or ``6–8`` when they are not all the same; empty for none."""
    found = sorted(numbers)
    return "–".join(dict.fromkeys(str(each) for each in (*found[:1], *found[-1:])))


def amount(value: float, t: Texts) -> str:
    """A measured number with as many decimals as it needs, two at most."""
    digits = next((n for n in (0, 1) if round(value, n) == round(value, 2)), 2)
    return t.number(value, digits)
