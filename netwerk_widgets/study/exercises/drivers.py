"""Exercise 5: which accelerators and forces are at work, and which facts show it?"""

from netwerk_widgets.method import FORCES
from netwerk_widgets.session.models.study import Driver, Evidence
from netwerk_widgets.study.exercises.asked import Asked
from netwerk_widgets.study.guide import ExpectedDriver
from netwerk_widgets.study.outcome import Line, Outcome
from netwerk_widgets.texts import Texts


def label(driver: Driver, t: Texts) -> str:
    """What a force or an accelerator is called."""
    group = "force" if driver in FORCES else "accelerator"
    return t(f"method.{group}.{driver}.label")


def check(asked: Asked) -> Outcome:
    """For each driver a point for a level that can be defended, and one for each of its facts.

    A fact that does not show it costs one of those. Where no fact shows it, pointing at none
    is the point.
    """
    given = {each.id: each for each in asked.session.study.evidence}
    lines = [
        _line(asked, each, given.get(each.id, Evidence(id=each.id))) for each in asked.guide.drivers
    ]
    return Outcome(tuple(lines), (asked.t("study.drivers.afterwards"),))


def _line(asked: Asked, expected: ExpectedDriver, mine: Evidence) -> Line:
    t, name = asked.t, label(expected.id, asked.t)
    numbers = {each.id: number for number, each in enumerate(asked.guide.facts, 1)}
    facts, needed = set(mine.facts), set(expected.facts)
    weighed = mine.level in expected.levels
    missing, wrong = needed - facts, facts - needed - set(expected.also)
    need = max(1, len(needed))
    found = len(needed & facts) if needed else 1
    have = int(weighed) + max(0, found - len(wrong))
    solution = t(
        "study.drivers.solution",
        name=name,
        levels=_range(expected.levels, t),
        facts=_numbers(expected.facts, numbers, t) or t("study.drivers.no_fact"),
        why=expected.why,
    )
    hint = (
        t.count("study.drivers.hint", len(needed), name=name)
        if needed
        else t("study.drivers.hint_none", name=name)
    )
    if mine.level is None:
        return Line(t("study.drivers.open", name=name), 0, 1 + need, hint, solution)
    said = [] if weighed else [t("study.drivers.level")]
    if missing:
        said.append(t.count("study.drivers.missing", len(missing)))
    if wrong:
        said.append(t("study.drivers.wrong", facts=_numbers(list(wrong), numbers, t)))
    if not said:
        return Line(t("study.drivers.right", name=name), 1 + need, 1 + need)
    return Line(f"{name}: {t.enumerate(said)}.", have, 1 + need, hint, solution)


def _range(levels: list[int], t: Texts) -> str:
    low, high = min(levels), max(levels)
    return str(low) if low == high else t("study.drivers.levels", low=low, high=high)


def _numbers(facts: list[str], numbers: dict[str, int], t: Texts) -> str:
    return t.enumerate([str(each) for each in sorted(numbers.get(fact, 0) for fact in facts)])
