"""What the facilitator's side of a round says, as pieces of page."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from markupsafe import Markup

from netwerk_widgets.figures.choosing import choice_bars
from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.relating import relation_bars
from netwerk_widgets.figures.round import asked_words, middle_words, round_bars
from netwerk_widgets.insights.apart import apart
from netwerk_widgets.insights.names import few
from netwerk_widgets.rounds import relating, sheet
from netwerk_widgets.rounds.codes import with_code
from netwerk_widgets.rounds.kinds import OPEN, OWN_KINDS
from netwerk_widgets.rounds.model import Choice, Round, Scale
from netwerk_widgets.rounds.put import Difference, Put
from netwerk_widgets.rounds.results import Moved, Result, Said, by_party, by_role, results
from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.session import showing
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.asking.chosen import outcome
from netwerk_widgets.widgets.room_door import dashboard_code, for_phones


def code(round_: Round, t: Texts) -> Markup:
    """The QR code, with the room code behind the ``#``, and the four digits to type."""
    where = for_phones(showing.address())
    if not where:
        return markup.remark(t(f"rounds.asking.not.{'room' if showing.on_hub() else 'door'}"))
    digits = Markup('<p class="nw-round-digits">{} <strong>{}</strong></p>').format(
        t("rounds.asking.digits"), round_.code.digits
    )
    return dashboard_code(where, t, with_code(where, round_.code)) + digits


def asked(round_: Round, t: Texts) -> str:
    """What a round asks, in one line: an open question as it is worded, else what it is about."""
    if round_.kind in (*OPEN, *OWN_KINDS.values()):
        return round_.questions[0].label.said(t)
    return t(f"rounds.title.{round_.kind}")


def progress(round_: Round, count: int, t: Texts) -> Markup:
    """How many of how many have answered, and what is left of the clock."""
    said = (
        t("rounds.asking.count", n=count)
        if round_.expected is None
        else t("rounds.asking.count_of", n=count, all=round_.expected)
    )
    if round_.state == "open" and round_.ends is not None:
        left = max(0, int((round_.ends - datetime.now(UTC)).total_seconds()))
        key = "left" if left else "over"
        said += " " + t(f"rounds.asking.{key}", time=f"{left // 60}:{left % 60:02}")
    return Markup('<p class="nw-round-count" role="status"><strong>{}</strong></p>').format(said)


def quote(round_: Round, found: Said, t: Texts) -> Markup:
    """A text that was picked, after what it is about where there is more than one thing."""
    asked = found.question.label.said(t)
    head = f"{asked} " if asked.endswith("?") else f"{asked}: "
    return Markup("<blockquote>{}{}</blockquote>").format(
        head if len(round_.questions) > 1 else "", found.text
    )


def drawing(
    round_: Round, slips: Sequence[Slip], before: tuple[Round, Sequence[Slip]] | None, t: Texts
) -> Drawing:
    """The figure of a revealed round."""
    if round_.kind == "choosing":
        return choice_bars(outcome(round_, slips, t), t)
    if round_.kind == "relations":
        return relation_bars(relating.told(round_, slips), round_.called(), t)
    first = results(*before) if before else []
    found = results(round_, slips)
    return round_bars(found, first, _title(found, first, len(slips), t), t)


def _title(found: Sequence[Result], first: Sequence[Result], n: int, t: Texts) -> str:
    """What the figure shows: where people agree more after the talk, or agree most and least."""
    before = {each.name: each.consensus for each in first}
    both = [each for each in found if each.name in before]
    if len(both) > 1:
        more = sum(each.consensus > before[each.name] for each in both)
        return t("rounds.asking.more_alike", more=more, all=len(both))
    if both:
        was, now = before[both[0].name], both[0].consensus
        return t("rounds.asking.from_to", before=t.number(was, 2), after=t.number(now, 2))
    ends = [pick(found, key=lambda each: each.consensus) for pick in (max, min) if found]
    if not ends or ends[0].consensus == ends[1].consensus:
        return t("rounds.asking.title", n=n)
    most, least = apart([asked_words(each, t) for each in ends], 60)
    return t("rounds.asking.most_alike", most=most, least=least, n=n)


def told(round_: Round, slips: Sequence[Slip], change: Moved | None, t: Texts) -> Markup:
    """A round in words: how far people agree, who differ within their organisation, what moved."""
    found = results(round_, slips)
    lines = [
        t(
            "rounds.asking.agree",
            label=asked_words(each, t),
            n=each.n,
            consensus=t.number(each.consensus, 2),
        )
        for each in found
        if change is None or each.name not in change.results
    ]
    lines += differing(round_, slips, t) + roles_apart(round_, slips, t)
    if change is not None:
        lines += shifted(round_, change, t)
    rows = markup.joined(Markup("<li>{}</li>").format(each) for each in lines)
    said = Markup('<div class="nw-findings"><ul>{}</ul>{}</div>')
    return said.format(rows, _scale(t) if found else "") if rows else rows


def _scale(t: Texts) -> Markup:
    return Markup('<p class="nw-help">{}</p>').format(t("rounds.asking.consensus"))


def differing(round_: Round, slips: Sequence[Slip], t: Texts) -> list[str]:
    """Where people of one organisation said different things."""
    names = {each.id: each.name for each in round_.parties}
    asked = {each.name: asked_words(each, t) for each in results(round_, slips)}
    key = "differ" if len(asked) > 1 else "differ_here"
    return [
        t(
            f"rounds.asking.{key}",
            party=names[each.party],
            label=asked[each.name],
            low=_number(each.low, round_),
            high=_number(each.high, round_),
            median=_number(each.median, round_),
        )
        for each in by_party(round_, slips)
        if each.differ and round_.per == "party"
    ]


def roles_apart(round_: Round, slips: Sequence[Slip], t: Texts) -> list[str]:
    """What each role says of it, where that may be told."""
    return [
        t(
            "rounds.asking.by_role",
            role=role,
            label=asked_words(each, t),
            n=each.n,
            median=t.number(each.median, 0 if each.median == int(each.median) else 1),
        )
        for role, found in by_role(round_, slips).items()
        for each in found
        if not isinstance(each.ask.shape, Choice)
    ]


def shifted(round_: Round, change: Moved, t: Texts) -> list[str]:
    """What the talk did, and whether to ask once more."""
    lines = [
        t(
            "rounds.asking.middles",
            label=asked_words(after, t),
            was=middle_words(before, t),
            now=middle_words(after, t),
            before=t.number(before.consensus, 2),
            after=t.number(after.consensus, 2),
        )
        for before, after in change.results.values()
    ]
    who = [_who_moved(round_, change, t)] if change.moved or change.stayed else []
    return [*who, *lines, t("rounds.asking.still" if change.still else "rounds.asking.moves")]


def _who_moved(round_: Round, change: Moved, t: Texts) -> str:
    """Who went elsewhere after the talk, and who did not; of an anonymous round nobody knows."""
    names = round_.called()
    moved, stayed = (
        few([names.get(each, each) for each in who], t, 5) for who in (change.moved, change.stayed)
    )
    if not moved:
        return t("rounds.asking.nobody")
    said = t.count(f"rounds.asking.moved.{round_.per}", len(change.moved), who=moved)
    return t("rounds.asking.stayed", moved=said, who=stayed) if stayed else f"{said}."


def differs(
    round_: Round,
    found: Difference,
    t: Texts,
    people: Mapping[str, str] | None = None,
    *,
    mailed: bool = False,
) -> str:
    """What the session has, and what the room says instead; ``people`` by id: their numbers.

    ``mailed``: it is not the room that says so, but a file of one organisation.
    """
    where = place(round_, found.put, t, people or {})
    spread = found.put.spread
    key, said = (
        "difference",
        {"place": where, "theirs": _said(round_, found.put, found.put.value, t)},
    )
    if spread is not None:
        key = "proposal" if found.ours is None else "difference_apart"
        said |= {"low": _number(spread[0], round_), "high": _number(spread[1], round_)}
    if found.ours is not None:
        said["ours"] = _said(round_, found.put, found.ours, t)
    if mailed and spread is None:
        return t("paper.before.difference", **said)
    return t(f"rounds.asking.{key}", **said)


def _number(value: int, round_: Round) -> str:
    """A place on the scale of a round: all its scales have the same ends."""
    scales = (ask.shape for _, ask in round_.fields() if isinstance(ask.shape, Scale))
    return sheet.signed(value, next(scales))


def place(round_: Round, put: Put, t: Texts, people: Mapping[str, str]) -> str:
    """Whose it is and what it is about, where there is more than one."""
    names = {**{each.id: each.name for each in round_.parties}, **people}
    row = put.row
    who = names.get(str(row.get("party", row.get("id"))), "")
    asked = {each.id: each.label.said(t) for each in round_.questions}
    about = (put.inner, row.get("dilemma"), row.get("id"), put.key.removesuffix("_weight"))
    label = next((asked[each] for each in about if each in asked), "")
    if who and len(round_.questions) == 1:
        return who
    when = {ask.id: ask.label for each in round_.questions for ask in each.asks if ask.label}
    label = f"{label} ({when[put.key].said(t)})" if put.key in when else label
    return " · ".join(filter(None, (who, label))) or t(f"rounds.title.{round_.kind}")


def _said(round_: Round, put: Put, value: object, t: Texts) -> str:
    if isinstance(value, dict):
        return _counts_words(round_, put, value, t)
    if (put.part, put.key) == ("own", "per"):
        return t(f"own.per.{value}")
    return _number(value, round_) if isinstance(value, int) else str(value)


def _counts_words(round_: Round, put: Put, counts: dict[str, int], t: Texts) -> str:
    """How often each answer was given: ``3 (4×), 5 (20×)``."""
    asks = [ask for each in round_.questions if each.id == put.row.get("id") for ask in each.asks]
    options = {
        value: words.said(t)
        for ask in asks
        if isinstance(ask.shape, Choice)
        for value, words in ask.shape.options.items()
    }
    return t.enumerate([f"{options.get(each, each)} ({counts[each]}×)" for each in sorted(counts)])
