"""Everyone's own picture beside each other's: what both say, what one says, where kinds differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import few, party_names, short
from netwerk_widgets.network import agreement
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import DIRECTED, Relation, RelationKind
from netwerk_widgets.session.models.pictures import Picture
from netwerk_widgets.texts import Texts

#: What two organisations say of their relation: the same, something else, or only one speaks.
State = Literal["both", "differ", "one"]
STATES: tuple[State, ...] = get_args(State)
#: Of a kind that runs one way: from whom says it to the other, or the other way round.
TO, FROM = "-to", "-from"
#: So many pairs at most are named in words.
SHOWN = 4


@dataclass(frozen=True)
class Link:
    """A relation as the map has it: of a kind that runs both ways the first-named comes first."""

    from_id: str
    to_id: str
    kind: RelationKind

    @property
    def name(self) -> str:
        """What it is called among what can be chosen."""
        return f"{self.from_id}/{self.to_id}/{self.kind}"

    @property
    def ends(self) -> frozenset[str]:
        """The two organisations."""
        return frozenset((self.from_id, self.to_id))


def link(by: str, other: str, option: str, order: Mapping[str, int]) -> Link:
    """What somebody named (``supply-to``), as a relation; ``order`` is that of the parties."""
    if option.endswith(TO):
        return Link(by, other, option.removesuffix(TO))  # type: ignore[arg-type]
    if option.endswith(FROM):
        return Link(other, by, option.removesuffix(FROM))  # type: ignore[arg-type]
    first, last = sorted((by, other), key=order.__getitem__)
    return Link(first, last, option)  # type: ignore[arg-type]


def known(found: Link, relations: Sequence[Mapping[str, Any]]) -> str | None:
    """The id of the row of a session that says so already, how strong apart; None without."""
    for row in relations:
        ends = (row["from_id"], row["to_id"])
        same = ends == (found.from_id, found.to_id)
        if found.kind not in DIRECTED:
            same = {*ends} == found.ends
        if same and row["kind"] == found.kind:
            return str(row["id"])
    return None


def state(by: Iterable[str], links: Iterable[Link]) -> State:
    """What two say of each other, by who speaks and what is named."""
    return "differ" if len({*links}) > 1 else "both" if len({*by}) > 1 else "one"


@dataclass(frozen=True)
class Pair:
    """Two organisations of which at least one named the other, in the parties' order.

    ``said`` is what each named, by who says it; ``silent`` who of the two sent nothing at all;
    ``rows`` are the relations between them on the map.
    """

    ends: tuple[str, str]
    said: Mapping[str, tuple[Link, ...]]
    silent: tuple[str, ...]
    rows: tuple[Relation, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """Every relation that was named, once."""
        return tuple(dict.fromkeys(each for links in self.said.values() for each in links))

    @property
    def state(self) -> State:
        """What both say of each other."""
        return state(self.said, self.links)

    @property
    def apart(self) -> bool:
        """Whether both were heard and say something else."""
        return self.state == "differ" or (self.state == "one" and not self.silent)


@dataclass(frozen=True)
class Agreement:
    """How far two sides say the same: 0–1, None where there is nothing to count.

    ``reciprocity`` and ``concordance`` are of what was said (`network.agreement`), ``kinds`` the
    share of the pairs named by both of which the kinds are the same. ``on_map`` is by how many
    pairs with a relation on the map are as both say, as one says, or named by nobody (``none``).
    """

    answered: int
    reciprocity: float | None
    concordance: float | None
    kinds: float | None
    pairs: Mapping[State, int]
    on_map: Mapping[str, int]


def current(session: Session) -> list[Picture]:
    """What each organisation said last; one that is no party any more says nothing."""
    order = {each.id for each in session.stakeholders.items}
    last = {each.by: each.round for each in session.domain.pictures}
    return [
        each
        for each in session.domain.pictures
        if each.by in order and each.other in order and each.round == last[each.by]
    ]


def pairs(session: Session) -> list[Pair]:
    """The pairs that anybody named: first where they say something else, then what one says."""
    order = {each.id: at for at, each in enumerate(session.stakeholders.items)}
    said: dict[tuple[str, str], dict[str, tuple[Link, ...]]] = {}
    answered = set()
    for each in current(session):
        by, other = str(each.by), str(each.other)
        answered.add(by)
        first, last = sorted((by, other), key=order.__getitem__)
        links = tuple(link(by, other, kind, order) for kind in each.kinds)
        if links and by != other:
            said.setdefault((first, last), {})[by] = links
    rows: dict[frozenset[str | None], list[Relation]] = {}
    for row in session.relations.items:
        rows.setdefault(frozenset((row.from_id, row.to_id)), []).append(row)
    found = [
        Pair(
            ends,
            links,
            tuple(end for end in ends if end not in answered),
            tuple(rows.get(frozenset(ends), ())),
        )
        for ends, links in said.items()
    ]
    first_apart: tuple[State, ...] = ("differ", "one", "both")
    return sorted(
        found,
        key=lambda each: (
            not each.apart,
            first_apart.index(each.state),
            *(order[end] for end in each.ends),
        ),
    )


def agreement_of(session: Session) -> Agreement:
    """The figures on what was said, and on what of it is on the map."""
    found = pairs(session)
    said = current(session)
    answered = {str(each.by) for each in said}
    arcs = [(str(each.by), str(each.other)) for each in said if each.kinds]
    both = [each for each in found if len(each.said) > 1]
    same = [each for each in both if each.state == "both"]
    states = {frozenset(each.ends): each.state for each in found}
    known = {each.id for each in session.stakeholders.items}
    drawn = {
        frozenset((str(row.from_id), str(row.to_id)))
        for row in session.relations.items
        if row.from_id in known and row.to_id in known and row.from_id != row.to_id
    }
    on_map = [states.get(each, "none") for each in drawn]
    return Agreement(
        len(answered),
        agreement.reciprocity(arcs, answered),
        agreement.concordance(arcs, answered),
        len(same) / len(both) if both else None,
        {each: [*states.values()].count(each) for each in STATES},
        {each: on_map.count(each) for each in (*STATES, "none")},
    )


# ---- in words ----


def named(each: Link, names: Mapping[str, str], t: Texts) -> str:
    """One relation in words."""
    one, other = short(names[each.from_id]), short(names[each.to_id])
    return t(f"relating.link.{each.kind}", one=one, other=other)


def told(pair: Pair, names: Mapping[str, str], t: Texts) -> str:
    """What the two say of their relation, in a sentence."""
    lines = {
        by: t.enumerate([named(each, names, t) for each in links])
        for by, links in pair.said.items()
    }
    if pair.state == "both":
        return t("pictures.told.both", link=lines[pair.ends[0]])
    if len(lines) > 1:
        a, b = pair.ends
        words = {"a": short(names[a]), "b": short(names[b]), "x": lines[a], "y": lines[b]}
        return t("pictures.told.differ", **words)
    ((by, line),) = lines.items()
    (other,) = {*pair.ends} - {by}
    key = "within" if pair.state == "differ" else "silent" if pair.silent else "one"
    return t(f"pictures.told.{key}", by=short(names[by]), other=short(names[other]), link=line)


def findings(session: Session, t: Texts) -> list[Finding]:
    """How far both say the same, and the pairs that see it otherwise, each with its question."""
    found = pairs(session)
    if not found:
        return []
    names, figures = party_names(session, t), agreement_of(session)
    said = []
    if figures.concordance is not None:
        heard = [each for each in found if not each.silent]
        both = sum(len(each.said) > 1 for each in heard)
        words = t("pictures.found.both", both=both, all=len(heard))
        said.append(Finding("pictures_both", words, "", figures.concordance, "share"))
    apart = [each for each in found if each.apart]
    said += [
        Finding("pictures_apart", told(each, names, t), t("pictures.why")) for each in apart[:SHOWN]
    ]
    if len(apart) > SHOWN:
        n = len(apart) - SHOWN
        said.append(Finding("pictures_more", t.count("pictures.found.more", n), "", n, "pair"))
    if silent := _silent(found):
        words = t("pictures.found.silent", names=few([names[each] for each in silent], t))
        said.append(Finding("pictures_silent", words, t("pictures.found.silent_ask")))
    return said


def _silent(found: Sequence[Pair]) -> list[str]:
    """Who was named and sent nothing."""
    return [*dict.fromkeys(end for each in found for end in each.silent)]
