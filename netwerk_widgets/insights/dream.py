"""Step 3: who supports the shared dream, and which party carries which theme."""

from dataclasses import dataclass
from statistics import median

from netwerk_widgets.insights.consensus import agreement, consensus
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import few, named, outside, party_names, short, taking_part
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: The levels of support, from hardly any to very much.
LEVELS = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Support:
    """The support for the shared dream.

    ``by_level`` holds for each level 1 … 5 the parties that chose it, ``silent`` those
    that did not choose; ``consensus`` is None with fewer than two answers. Parties outside the
    domain that chose a level are in ``outside`` and count in nothing else.
    """

    by_level: dict[int, tuple[str, ...]]
    outside: dict[int, tuple[str, ...]]
    silent: tuple[str, ...]
    n: int
    median: float | None
    consensus: float | None

    @property
    def supporting(self) -> tuple[str, ...]:
        """The parties with level 4 or 5; a 3 is neither for nor against."""
        return self.by_level[4] + self.by_level[5]

    @property
    def low(self) -> tuple[str, ...]:
        """The parties with level 1 or 2."""
        return self.by_level[1] + self.by_level[2]


@dataclass(frozen=True)
class Carried:
    """A theme, and the parties that recognise themselves in it.

    Those ``outside`` the domain are named apart.
    """

    theme: str
    parties: tuple[str, ...]
    outside: tuple[str, ...] = ()


def support(session: Session) -> Support:
    """The support of the parties that (still) take part."""
    chosen = {each.id: each.support for each in session.dream.dreams}
    parties = taking_part(session)
    by_level, apart = (
        {level: tuple(each for each in some if chosen.get(each) == level) for level in LEVELS}
        for some in (parties, outside(session))
    )
    answers = [level for level, row in by_level.items() for _ in row]
    return Support(
        by_level=by_level,
        outside=apart,
        silent=tuple(party for party in parties if chosen.get(party) is None),
        n=len(answers),
        median=float(median(answers)) if answers else None,
        consensus=consensus(answers, 1, 5) if len(answers) > 1 else None,
    )


def carried(session: Session) -> tuple[Carried, ...]:
    """Each theme with its parties, both in the group's own order."""
    inside, apart = taking_part(session), outside(session)
    return tuple(
        Carried(
            theme.id,
            tuple(party for party in inside if party in set(theme.parties)),
            tuple(party for party in apart if party in set(theme.parties)),
        )
        for theme in session.dream.themes
    )


def without_theme(session: Session) -> tuple[str, ...]:
    """The parties that recognise themselves in no theme."""
    found = {party for each in carried(session) for party in each.parties}
    return tuple(party for party in taking_part(session) if party not in found)


def findings(session: Session, t: Texts) -> list[Finding]:
    """What stands out in the dream."""
    return [*_about_support(session, t), *_about_themes(session, t)]


def counted(found: Support, t: Texts) -> str:
    """How many support the dream, how many do not yet, and how many are in between."""
    many, low, middle = len(found.supporting), len(found.low), len(found.by_level[3])
    if not found.n:
        return t("dream.support.title.none")
    if found.n == 1:
        return t("dream.support.title.few", level=round(found.median or 0))
    # Whoever did not answer is in nobody's share.
    answered, everyone = (
        t.count("dream.word.answered", found.n),
        t.count("dream.word.party", found.n),
    )
    who = answered if found.silent else everyone
    if many == found.n:
        return t("dream.support.title.all", who=who)
    if middle == found.n:
        return t("dream.support.title.middle", who=who)
    if not many:
        return t("dream.support.title.nobody", who=who, low=low, middle=middle)
    key = "both" if low and middle else "low" if low else "middle"
    rest = t(f"dream.support.rest.{key}", low=low, middle=middle)
    return t.count("dream.support.title.some", many, who=who, rest=rest)


def _about_support(session: Session, t: Texts) -> list[Finding]:
    names = party_names(session, t)
    found = support(session)
    result = []
    if found.n > 1 and found.consensus is not None and found.median is not None:
        word = agreement(found.consensus)
        result.append(
            Finding(
                "dream_consensus",
                t(
                    f"dream.finding.consensus.{word}",
                    consensus=t.number(found.consensus, 2),
                    median=t.number(found.median, 0 if found.median.is_integer() else 1),
                    count=counted(found, t),
                ),
                # Who agrees that it is not their dream needs another question.
                t(f"dream.question.consensus.{word}")
                if found.supporting or word == "low"
                else t("dream.question.low"),
                found.consensus,
                "consensus",
            )
        )
    if found.low:
        result.append(
            Finding(
                "dream_low",
                t.count(
                    "dream.finding.low", len(found.low), names=few([names[p] for p in found.low], t)
                ),
                t("dream.question.low"),
                len(found.low),
                "party",
            )
        )
    if found.n and found.silent:
        who = few([names[party] for party in found.silent], t)
        result.append(
            Finding(
                "dream_silent",
                t.count("dream.finding.silent", len(found.silent), names=who),
                "",
                len(found.silent),
                "party",
            )
        )
    return result


def _about_themes(session: Session, t: Texts) -> list[Finding]:
    names = party_names(session, t)
    themes = named(session.dream.themes, t)
    rows = [each for each in carried(session) if each.parties]
    everyone = len(taking_part(session))
    if not rows:
        return []
    result = []
    n = max(len(each.parties) for each in rows)
    most = [f"‘{short(themes[each.theme])}’" for each in rows if len(each.parties) == n]
    share = {"n": n, "all": everyone}
    sentence = (
        t("dream.finding.alike", **share)
        if len(most) == len(rows) > 1
        else t("dream.finding.most", themes=t.enumerate(most), **share)
    )
    if len(rows) > 1:
        result.append(Finding("theme_most", sentence, "", n, "party"))
    for each in rows:
        if len(each.parties) == 1 and everyone > 1:
            result.append(
                Finding(
                    "theme_single",
                    t(
                        "dream.finding.single",
                        theme=themes[each.theme],
                        party=names[each.parties[0]],
                    ),
                    t("dream.question.single", party=names[each.parties[0]]),
                    1,
                    "party",
                )
            )
    missing = without_theme(session)
    if missing:
        who = few([names[party] for party in missing], t)
        result.append(
            Finding(
                "party_without_theme",
                t.count("dream.finding.without", len(missing), names=who),
                t("dream.question.without"),
                len(missing),
                "party",
            )
        )
    return result
