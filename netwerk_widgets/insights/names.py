"""The names of things as sentences and figures use them: short, and never empty."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def short(text: str, limit: int = 60) -> str:
    """Typed text on one line, of at most ``limit`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def named(items: Iterable[Any], t: Texts, limit: int = 120) -> dict[str, str]:
    """The name of each item by its id, in the items' order; "unnamed" where there is none."""
    return {item.id: short(item.name, limit) or t("ui.unnamed") for item in items}


def party_names(session: Session, t: Texts, limit: int = 120) -> dict[str, str]:
    """The name of each stakeholder by its id."""
    return named(session.stakeholders.items, t, limit)


def known_parties(session: Session) -> tuple[str, ...]:
    """The ids of the stakeholders, in the group's own order."""
    return tuple(each.id for each in session.stakeholders.items)


def few(names: Iterable[str], t: Texts, most: int = 5, *, quoted: bool = False) -> str:
    """``a, b en c``; of a long row the first ones, and how many more.

    Sentences (goals, actions) are ``quoted``, so that their own punctuation stays theirs.
    """
    row = [f"‘{short(name, 60)}’" if quoted else short(name, 48) for name in names]
    if len(row) <= most:
        return t.enumerate(row)
    return t("words.more", names=", ".join(row[: most - 1]), n=len(row) - most + 1)


def day(value: date, t: Texts) -> str:
    """A date as people write it: ``3 nov 2026``."""
    return f"{value.day} {t.items('words.months')[value.month - 1]} {value.year}"


def amount(value: float, t: Texts) -> str:
    """A measured number with as many decimals as it needs, two at most."""
    digits = next((n for n in (0, 1) if round(value, n) == round(value, 2)), 2)
    return t.number(value, digits).replace("-", "−")
