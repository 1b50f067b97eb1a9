"""Page one: what is wanted, what was decided, what is asked, what is late, who does what first."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial

from netwerk_widgets.bounded import Piece, Trouble
from netwerk_widgets.insights import doing, dream, looking_back
from netwerk_widgets.insights.agreed import agreed_actions, promises
from netwerk_widgets.insights.agreed_words import deed
from netwerk_widgets.insights.names import amount, challenge, day, few, short
from netwerk_widgets.insights.overdue import Overdue, overdue
from netwerk_widgets.report.chapters.doing import total
from netwerk_widgets.report.document import Block, Bullets, Cell, Chapter, Facts, Grid, Text
from netwerk_widgets.report.recorded import Maybe, Recorded, bullets, text
from netwerk_widgets.report.tables import grid
from netwerk_widgets.session import spoken
from netwerk_widgets.session.models.doing import Action

#: So many things of a kind fit on the page; of more it says how many there are besides.
_MOST = 4
#: So many actions are first.
_FIRST = 3
#: The most letters of what was decided, and of the challenge above it.
_DECIDED, _CHALLENGE = 240, 240


def head(r: Recorded, *, alone: bool) -> tuple[Block, ...]:
    """Under the title, unless it stands ``alone``: what the group works on, and remarks.

    These say that a case is one, and in which language was typed.
    """
    s, t = r.session, r.t
    example = t("brief.example") if s.start.case is not None else ""
    told = (
        None if alone else text(short(challenge(s, t), _CHALLENGE), "lead"),
        text(f"{example} {spoken.notes(s, t)}", "note"),
    )
    return tuple(each for each in told if each is not None)


def chapters(r: Recorded) -> list[Chapter]:
    """The parts of the page; what is empty is left out."""
    makers = {
        "wanted": _wanted,
        "decided": _decided,
        "asked": _asked,
        "late": _late,
        "first": _first,
    }
    return parts(r, "page one", makers)


def parts(
    r: Recorded,
    of: str,
    makers: Mapping[str, Callable[[Recorded], list[Maybe]]],
    fresh: Collection[str] = (),
) -> list[Chapter]:
    """The parts by their keys, without those that are empty; ``fresh`` ones begin a page."""
    found = (
        part(r, f"{of}, {key}", key, partial(make, r), fresh=key in fresh)
        for key, make in makers.items()
    )
    return [each for each in found if each is not None]


def part(
    r: Recorded, piece: str, key: str, make: Callable[[], list[Maybe]], *, fresh: bool = False
) -> Chapter | None:
    """A part with its blocks, or with a remark where they fail; None when it is empty."""
    t = r.t

    def instead(trouble: Trouble) -> list[Maybe]:
        return [Text(t(f"missing.part.{trouble}"), "note")]

    made = Piece(piece, large=True).make(make, instead)
    filled = tuple(each for each in made if each is not None)
    return Chapter(key, t(f"brief.title.{key}"), filled, fresh=fresh) if filled else None


def _wanted(r: Recorded) -> list[Maybe]:
    """The dream, and what can be concluded about it and about the goals."""
    s, t = r.session, r.t
    support = dream.support(s)
    found = [
        *([dream.counted(support, t)] if support.n else []),
        *(x.sentence for x in looking_back.findings(s, t, r.today) if x.key == "goal_furthest"),
    ]
    return [
        text(short(s.dream.shared, 400), "quote"),
        text(" ".join(map(_sentence, found))),
    ]


def _sentence(words: str) -> str:
    """With a full stop at its end: the title of a figure has none."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _decided(r: Recorded) -> list[Maybe]:
    s, t = r.session, r.t
    agreed = [each for each in s.dilemmas.dilemmas if each.outcome.strip()]
    rows = tuple((r.dilemmas[x.id], short(x.outcome, _DECIDED)) for x in agreed[:_MOST])
    more = len(agreed) - _MOST
    return [
        Facts(rows) if rows else None,
        text(t.count("brief.decided.more", more)) if more > 0 else None,
    ]


def _asked(r: Recorded) -> list[Maybe]:
    """What the reader can do now: each line begins with a verb."""
    s = r.session
    return [bullets(_requests(r))] if s.doing.actions or s.dilemmas.dilemmas else []


def _requests(r: Recorded) -> Iterator[str]:
    s, t = r.session, r.t
    given = promises(s)
    waiting = sum(not each.confirmed for each in given)
    if waiting == len(given) > 1:
        yield t("brief.asked.confirm_all", all=waiting)
    elif waiting:
        yield t.count("brief.asked.confirm", waiting, all=len(given))
    if r.overdue:
        yield t.count("brief.asked.late", len(r.overdue))
    open_ = [r.dilemmas[x.id] for x in s.dilemmas.dilemmas if not x.outcome.strip()]
    if open_:
        yield t("brief.asked.decide", names=few(open_, t, 3, quoted=True))
    rows = [each for each in doing.invested(s) if not each.outside]
    hours, money = (total(rows, name) for name in ("hours", "money"))
    if hours and money:
        yield t("brief.asked.both", hours=amount(hours, t), money=amount(money, t))
    elif hours or money:
        key = "hours" if hours else "money"
        yield t(f"brief.asked.{key}", n=amount(hours or money or 0, t))
    review = s.persevering.next_review
    if review is not None and review >= r.today:
        yield t("brief.asked.review", day=day(review, t))


def _late(r: Recorded) -> list[Maybe]:
    s, t = r.session, r.t
    found = overdue(s, r.today, t)
    if not found:
        dated = agreed_actions(s) or s.persevering.next_review
        return [text(t("brief.late.nothing", day=day(r.today, t)))] if dated else []
    more = len(found) - _MOST
    lines = [_overdue(each, r) for each in found[:_MOST]]
    return [Bullets((*lines, *([t.count("brief.late.more", more)] if more > 0 else [])))]


def _overdue(each: Overdue, r: Recorded) -> str:
    s, t = r.session, r.t
    # Things of different kinds may have the same id.
    kinds = (("action", s.doing.actions), ("goal", s.goals.goals))
    owners = [x.owner for kind, of in kinds if kind == each.kind for x in of if x.id == each.id]
    who = r.called(r.parties, owners[0]) if owners else None
    said = {"name": each.name, "day": day(each.due, t)}
    if who:
        return t(f"brief.late.{each.kind}_of", who=who, **said)
    return t(f"brief.late.{each.kind}", **said)


def upcoming(r: Recorded) -> tuple[list[Action], list[Action]]:
    """The actions that are first, and those after them; what is late is in neither."""
    todo = [x for x in agreed_actions(r.session) if ("action", x.id) not in r.overdue]
    return todo[:_FIRST], todo[_FIRST:]


def by_date(r: Recorded, key: str, title: str, actions: list[Action]) -> Grid | None:
    """A table of actions: by when, what, and who with whom."""
    rows = [(x.end or x.start, r.actions[x.id], deed(x, r.parties, r.t)) for x in actions]
    heads = [r.t(f"brief.column.{each}") for each in ("by", "what", "who")]
    return grid(key, title, heads, rows)


def _first(r: Recorded) -> list[Maybe]:
    t = r.t
    rows: list[tuple[Cell, ...]] = [
        (x.end or x.start, r.actions[x.id], _who(x, r)) for x in upcoming(r)[0]
    ]
    heads = [t(f"brief.column.{each}") for each in ("by", "what", "who")]
    return [grid("first", t("brief.table.first"), heads, rows)]


def _who(action: Action, r: Recorded) -> str:
    """Whose it is, and how many do it with them: on this page there is no room for more."""
    owner = r.called(r.parties, action.owner)
    others = sum(each in r.parties and each != action.owner for each in action.partners)
    if owner is None or not others:
        return deed(action, r.parties, r.t)
    return r.t.count("brief.with", others, who=owner)
