"""What the words mean by which an exercise is scored: where they are scored."""

from collections.abc import Iterable

from markupsafe import Markup

from netwerk_widgets.method import ACCELERATORS, ASKED_OF, AUDIENCES, FORCES
from netwerk_widgets.session.models.study import Exercise
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup

Meaning = tuple[str, str]


def meanings(exercise: Exercise, t: Texts) -> Markup:
    """A list of words with their meaning, standing open; empty where none needs one."""
    rows = list(_words(exercise, t))
    if not rows:
        return Markup("")
    lines = markup.joined(Markup("<li><strong>{}</strong>: {}</li>").format(*row) for row in rows)
    return Markup(
        '<details class="nw-facts nw-meanings" open><summary>{}</summary><ul>{}</ul></details>'
    ).format(t("study.page.meanings"), lines)


def _words(exercise: Exercise, t: Texts) -> Iterable[Meaning]:
    if exercise == "parties":
        for each in ("public", "private", "social"):
            yield t(f"fields.sector.{each}"), t(f"study.meaning.{each}")
        yield from _own(("party", "branch", "place"), t)
    elif exercise == "kind":
        yield from _own(("kind", "area", "combination", "reason"), t)
    elif exercise == "drivers":
        for group, drivers in (("force", FORCES), ("accelerator", ACCELERATORS)):
            for driver in drivers:
                yield _method(f"{group}.{driver}", t)
        yield from _own(("score", "evidence"), t)
    elif exercise == "reflection":
        for each in AUDIENCES:
            yield t(f"study.audience.{each}"), t(f"study.meaning.{each}")
        # By name, so that the order of the article does not give away whose each is.
        asks = [_method(f"ask.{each}", t) for group in ASKED_OF.values() for each in group]
        yield from sorted(asks)
    else:
        yield from _own(_OWN.get(exercise, ()), t)


_OWN: dict[Exercise, tuple[str, ...]] = {
    "facts": ("said", "not_said"),
    "relations": ("relation", "broker"),
    "dilemma": ("dilemma", "side", "position"),
    "compare": ("article", "illustrative", "differ"),
}


def _method(key: str, t: Texts) -> Meaning:
    return t(f"method.{key}.label"), t(f"method.{key}.explanation")


def _own(keys: Iterable[str], t: Texts) -> Iterable[Meaning]:
    for each in keys:
        yield t(f"study.meaning.{each}_word"), t(f"study.meaning.{each}")
