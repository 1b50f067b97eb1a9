"""What the respondents say about the accelerators, now and expected."""

from collections.abc import Iterable
from dataclasses import dataclass

from netwerk_widgets.insights.counted import levels
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import spanned
from netwerk_widgets.insights.spread import MINIMUM_GROUP, Spread, group_spread, spread
from netwerk_widgets.method import ACCELERATORS, Accelerator
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.context import AcceleratorCounts, Respondent
from netwerk_widgets.session.models.people import Participant
from netwerk_widgets.texts import Texts

#: Quartiles this far apart (on the scale of 1–5) mean that people see different things.
DIVIDED = 2.0
#: Medians of two groups this far apart are worth a question.
APART = 1.0


@dataclass(frozen=True)
class AcceleratorScores:
    """The scores 1–5 of one accelerator; None where nobody scored."""

    id: Accelerator
    now: Spread | None
    expected: Spread | None

    @property
    def growth(self) -> float | None:
        """The expected median minus the present one."""
        if self.now is None or self.expected is None:
            return None
        return self.expected.median - self.now.median


def summarise(
    respondents: Iterable[Respondent], counted: Iterable[AcceleratorCounts] = ()
) -> tuple[AcceleratorScores, ...]:
    """The spread per accelerator, in the order of the article; ``counted`` gave no names."""
    people = list(respondents)
    nameless = {each.id: (levels(each.now), levels(each.expected)) for each in counted}
    return tuple(
        AcceleratorScores(
            each,
            spread([person.now.get(each) for person in people] + list(now)),
            spread([person.expected.get(each) for person in people] + list(expected)),
        )
        for each in ACCELERATORS
        for now, expected in [nameless.get(each, ([], []))]
    )


def of_everyone(session: Session) -> tuple[AcceleratorScores, ...]:
    """The spread per accelerator of all that was scored, with names and without."""
    return summarise(session.context.respondents, session.context.counted)


def groups(session: Session) -> list[tuple[str, str]]:
    """The key and name of every role or party with `MINIMUM_GROUP` respondents or more."""
    parties = {each.id: each.name for each in session.stakeholders.items}
    found: dict[str, list[str]] = {}
    people = {each.id: each for each in session.people.items}
    for scored in session.context.respondents:
        if not (scored.now or scored.expected):
            continue
        for key, name in _groups_of(people.get(scored.id), parties):
            found.setdefault(key, []).append(name)
    named = [(key, min(names)) for key, names in found.items() if len(names) >= MINIMUM_GROUP]
    return sorted(named, key=lambda group: (group[1].casefold(), group[0]))


def of_group(session: Session, group: str | None) -> list[Respondent]:
    """The respondents of a group of `groups`; of everyone for None; none of a smaller group."""
    scored = session.context.respondents
    if group is None:
        return list(scored)
    if group not in {key for key, _ in groups(session)}:
        return []
    parties = {each.id: each.name for each in session.stakeholders.items}
    people = {each.id: each for each in session.people.items}
    return [
        each
        for each in scored
        if group in {key for key, _ in _groups_of(people.get(each.id), parties)}
    ]


def _groups_of(person: Participant | None, parties: dict[str, str]) -> list[tuple[str, str]]:
    if person is None:
        return []
    role, found = " ".join(person.role.split()), []
    if role:
        found.append((f"role:{role.casefold()}", role))
    if person.party is not None and parties.get(person.party):
        found.append((f"party:{person.party}", parties[person.party]))
    return found


def findings(session: Session, t: Texts) -> list[Finding]:
    """What stands out, most important first; each with its number of respondents."""
    scores = of_everyone(session)
    found = [_growth(scores, t), _highest(scores, t), _divided(scores, t), _apart(session, t)]
    return [each for each in found if each is not None]


def fastest(scores: tuple[AcceleratorScores, ...]) -> list[AcceleratorScores]:
    """The accelerators that grow most, if any grows; several when they are equal."""
    most = max((each.growth for each in scores if each.growth is not None), default=0.0)
    return [each for each in scores if most > 0 and each.growth == most]


def _growth(scores: tuple[AcceleratorScores, ...], t: Texts) -> Finding | None:
    spreads = [
        each for pair in scores if pair.growth is not None for each in (pair.now, pair.expected)
    ]
    n = numbers(each for each in spreads if each is not None)
    top = fastest(scores)
    if not n:
        return None
    if not top:
        sentence = t("context.accelerators.no_growth", n=n)
        question = t("context.accelerators.no_growth_question")
        return Finding("no_growth", sentence, question, 0, "score")
    labels = t.enumerate([t(f"method.accelerator.{each.id}.label") for each in top])
    first, growth = top[0], top[0].growth or 0.0
    question = t("context.accelerators.growth_question", label=labels)
    if sum(each.growth is not None for each in scores) == 1 and first.now and first.expected:
        only = t(
            "context.accelerators.growth_only",
            label=labels,
            now=score(first.now.median, t),
            expected=score(first.expected.median, t),
            n=numbers((first.now, first.expected)),
        )
        return Finding("growth", only, question, growth, "score")
    if len(top) > 1 or first.now is None or first.expected is None:
        sentence = t(
            "context.accelerators.growth_tie",
            labels=labels[:1].upper() + labels[1:],
            growth=score(growth, t),
            n=n,
        )
    else:
        sentence = t(
            "context.accelerators.growth",
            label=labels[:1].upper() + labels[1:],
            now=score(first.now.median, t),
            expected=score(first.expected.median, t),
            n=numbers((first.now, first.expected)),
        )
    return Finding("growth", sentence, question, growth, "score")


def _highest(scores: tuple[AcceleratorScores, ...], t: Texts) -> Finding | None:
    known = {each.id: each.now for each in scores if each.now is not None}
    medians = {each: found.median for each, found in known.items()}
    if len(set(medians.values())) < 2:
        return None
    high, low = max(medians.values()), min(medians.values())
    labels = {each: t(f"method.accelerator.{each}.label") for each in known}
    sentence = t(
        "context.accelerators.highest",
        high=t.enumerate([labels[each] for each in known if medians[each] == high]),
        high_score=score(high, t),
        low=t.enumerate([labels[each] for each in known if medians[each] == low]),
        low_score=score(low, t),
        n=numbers(known.values()),
    )
    return Finding("highest", sentence, t("context.accelerators.highest_question"), high, "score")


def _divided(scores: tuple[AcceleratorScores, ...], t: Texts) -> Finding | None:
    known = [(each.id, each.expected) for each in scores if each.expected is not None]
    if not known:
        return None
    wide = max(known, key=lambda pair: pair[1].width)
    if wide[1].n < MINIMUM_GROUP or wide[1].width < DIVIDED:
        return None
    label = t(f"method.accelerator.{wide[0]}.label")
    sentence = t(
        "context.accelerators.divided",
        label=label,
        lower=score(wide[1].lower, t),
        upper=score(wide[1].upper, t),
        n=wide[1].n,
    )
    question = t("context.accelerators.divided_question", label=label)
    return Finding("divided", sentence, question, wide[1].width, "score")


def _apart(session: Session, t: Texts) -> Finding | None:
    """The accelerator on which two groups' expectations lie furthest apart."""
    split = [(name, of_group(session, key)) for key, name in groups(session)]
    widest: tuple[float, Accelerator, tuple[str, Spread], tuple[str, Spread]] | None = None
    for each in ACCELERATORS:
        known = []
        for name, people in split:
            found = group_spread([person.expected.get(each) for person in people])
            if found is not None:
                known.append((name, found))
        if len(known) < 2:
            continue
        high = max(known, key=lambda pair: pair[1].median)
        low = min(known, key=lambda pair: pair[1].median)
        gap = high[1].median - low[1].median
        if gap >= APART and (widest is None or gap > widest[0]):
            widest = (gap, each, high, low)
    if widest is None:
        return None
    gap, accelerator, high, low = widest
    sentence = t(
        "context.accelerators.apart",
        label=t(f"method.accelerator.{accelerator}.label"),
        high=high[0],
        high_score=score(high[1].median, t),
        high_n=high[1].n,
        low=low[0],
        low_score=score(low[1].median, t),
        low_n=low[1].n,
    )
    return Finding("apart", sentence, t("context.accelerators.apart_question"), gap, "score")


def score(value: float, t: Texts) -> str:
    """A score or median as a person writes it: 3, or 3,5."""
    return t.number(value, 0 if value == int(value) else 1)


def numbers(spreads: Iterable[Spread]) -> str:
    """``8``, or ``6–8`` when not all scored everything; empty when nobody scored."""
    return spanned(each.n for each in spreads)
