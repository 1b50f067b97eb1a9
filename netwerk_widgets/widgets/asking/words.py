"""What the facilitator's side of a round says, as pieces of page."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from markupsafe import Markup

from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.round import asked_words, round_bars
from netwerk_widgets.rounds import sheet
from netwerk_widgets.rounds.codes import with_code
from netwerk_widgets.rounds.model import Choice, Round
from netwerk_widgets.rounds.results import Moved, by_party, by_role, results
from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.rounds.taking import Difference, Put
from netwerk_widgets.session import showing
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.room_door import dashboard_code, for_phones


def kept(round_: Round, t: Texts) -> str:
    """What is kept of an answer, in the sentence that the phones say."""
    return sheet.kept(round_, t)


def code(round_: Round, t: Texts) -> Markup:
    """The QR code, with the room code behind the ``#``, and the four digits to type."""
    where = for_phones(showing.address())
    if not where:
        return markup.remark(t("rounds.asking.not.door"))
    digits = Markup('<p class="nw-round-digits">{} <strong>{}</strong></p>').format(
        t("rounds.asking.digits"), round_.code.digits
    )
    return dashboard_code(where, t, with_code(where, round_.code)) + digits


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


def drawing(
    round_: Round, slips: Sequence[Slip], before: tuple[Round, Sequence[Slip]] | None, t: Texts
) -> Drawing:
    """The figure of a revealed round."""
    first = results(*before) if before else []
    title = t("rounds.asking.title", n=len(slips))
    return round_bars(results(round_, slips), first, title, t)


def told(round_: Round, slips: Sequence[Slip], change: Moved | None, t: Texts) -> Markup:
    """A round in words: how far people agree, who differ within their organisation, what moved."""
    lines = [
        t(
            "rounds.asking.agree",
            label=asked_words(each, t),
            n=each.n,
            consensus=t.number(each.consensus, 2),
        )
        for each in results(round_, slips)
    ]
    lines += differing(round_, slips, t) + roles_apart(round_, slips, t)
    if change is not None:
        lines += shifted(round_, change, t)
    rows = markup.joined(Markup("<li>{}</li>").format(each) for each in lines)
    return Markup('<div class="nw-findings"><ul>{}</ul></div>').format(rows) if rows else rows


def differing(round_: Round, slips: Sequence[Slip], t: Texts) -> list[str]:
    """Where people of one organisation said different things."""
    names = {each.id: each.name for each in round_.parties}
    asked = {each.name: asked_words(each, t) for each in results(round_, slips)}
    return [
        t(
            "rounds.asking.differ",
            party=names[each.party],
            label=asked[each.name],
            low=each.low,
            high=each.high,
            median=each.median,
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
    names = round_.called()
    asked = {f"{each.id}.{ask.id}": each for each in round_.questions for ask in each.asks}
    lines = [
        t(
            "rounds.asking.shift",
            label=asked[name].label.said(t),
            before=t.number(before, 2),
            after=t.number(after, 2),
        )
        for name, (before, after) in change.consensus.items()
    ]
    for key, who in (("moved", change.moved), ("stayed", change.stayed)):
        if who:
            who_words = t.enumerate([names.get(each, each) for each in who])
            lines.append(t(f"rounds.asking.{key}", n=len(who), who=who_words))
    return [*lines, t("rounds.asking.still" if change.still else "rounds.asking.moves")]


def differs(
    round_: Round, found: Difference, t: Texts, people: Mapping[str, str] | None = None
) -> str:
    """What the session has, and what the room says instead; ``people`` by id: their numbers."""
    return t(
        "rounds.asking.difference",
        place=_place(round_, found.put, t, people or {}),
        ours=_said(round_, found.put, found.ours, t),
        theirs=_said(round_, found.put, found.put.value, t),
    )


def _place(round_: Round, put: Put, t: Texts, people: Mapping[str, str]) -> str:
    names = {**{each.id: each.name for each in round_.parties}, **people}
    row = put.row
    who = names.get(str(row.get("party", row.get("id"))), "")
    asked = {each.id: each.label.said(t) for each in round_.questions}
    about = (put.inner, row.get("dilemma"), row.get("id"), put.key.removesuffix("_weight"))
    label = next((asked[each] for each in about if each in asked), "")
    if who and len(round_.questions) == 1:
        return who
    return " · ".join(filter(None, (who, label))) or t(f"rounds.title.{round_.kind}")


def _said(round_: Round, put: Put, value: object, t: Texts) -> str:
    for question in round_.questions:
        for ask in question.asks:
            if question.id == put.row.get("id") and isinstance(ask.shape, Choice):
                option = ask.shape.options.get(str(value))
                return option.said(t) if option else str(value)
    return str(value)
