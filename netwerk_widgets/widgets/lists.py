"""The participants' panels in words: goals, actions, dilemmas, agreements, what is next.

Every line says whom it concerns (``data-parties``), so that ``static/own.js`` can make the
lines of the reader's own organisation stand out.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from netwerk_widgets.insights import dilemmas
from netwerk_widgets.insights.names import amount, day, named, party_names
from netwerk_widgets.insights.overdue import OverdueKind, marked, overdue_ids
from netwerk_widgets.insights.picked import by_group
from netwerk_widgets.insights.upcoming import Coming, upcoming
from netwerk_widgets.session import own
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.goals import Goal
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.clock import today

#: Of a longer list than this only what concerns the reader is shown, until they ask for all.
LONG = 4
#: Of what is read in order a phone shows so many, and what concerns the reader (`room.css`); of
#: what stands out the first.
FEW, FIRST = 3, 1


def line(parties: Iterable[str | None], head: str, *rest: str | Markup) -> Markup:
    """A line of a list: what it is, and what there is to say about it."""
    who = " ".join(dict.fromkeys(each for each in parties if each))
    more = markup.joined(Markup("<p>{}</p>").format(each) for each in rest if each)
    return Markup('<li data-parties="{}"><strong>{}</strong>{}</li>').format(who, head, more)


def folded(lines: Sequence[Markup], summary: str) -> Markup:
    """A list; a long one is folded in, with a button that says what is in it."""
    if not lines:
        return Markup("")
    rows = Markup('<ul class="nw-list">{}</ul>').format(markup.joined(lines))
    if len(lines) <= LONG:
        return rows
    return _fold("nw-fold", rows, summary)


def _fold(kind: str, inside: Markup, summary: str) -> Markup:
    return Markup(
        '<div class="{}">{}<button type="button" class="nw-button" aria-expanded="false">{}'
        "</button></div>"
    ).format(kind, inside, summary)


def first_few(inside: Markup, many: int, what: str, t: Texts, few: int = FEW) -> Markup:
    """``inside`` with a list of so many lines, of which a phone shows the first few."""
    if many <= few + 1:
        return inside
    css = "nw-fold is-few" if few == FEW else "nw-fold is-few is-first"
    return _fold(css, inside, t.count(f"room.fold.{what}", many))


def _places(places: Iterable[tuple[str, int, str]], names: dict[str, str], t: Texts) -> Markup:
    """Where each party stands, as small labels.

    A figure shows all of them; of the labels a browser shows the reader's own, and the one that
    differs most from it (``static/differ.js``).
    """
    labels = markup.joined(
        Markup('<li data-parties="{}" data-place="{}">{} <b>{}</b></li>').format(
            party, place, names[party], said
        )
        for party, place, said in places
    )
    if not labels:
        return Markup("")
    return Markup('<ul class="nw-places" data-most="{}">{}</ul>').format(t("phone.most"), labels)


def overdue_here(session: Session, t: Texts) -> frozenset[tuple[OverdueKind, str]]:
    """What is overdue, as far as the room may know: not of a goal whose measurements it lacks."""
    found = overdue_ids(session, today(), t)
    if "progress" in session.room.hidden:
        return frozenset(each for each in found if each[0] != "goal")
    return found


def ideas(session: Session, t: Texts) -> Markup:
    """The ideas that were picked, under what their group is called."""
    row = Markup("<li>{}</li>")
    return markup.joined(
        (Markup("<h3>{}</h3>").format(group) if group else Markup(""))
        + Markup('<ul class="nw-picked">{}</ul>').format(markup.joined(map(row.format, texts)))
        for group, texts in by_group(session, t)
    )


def answers(session: Session, t: Texts) -> Markup:
    """What was answered to each question of the group's own, and by which party."""
    names = party_names(session, t)
    found = []
    for question, said in own.given(session):
        rows = [
            line([each.party], names[each.party], each.text)
            if each.party in names
            else line([], each.text)
            for each in said
        ]
        rest = folded(rows, t.count("own.fold", len(rows)))
        found.append(Markup("<h3>{}</h3>").format(question.name) + rest)
    return markup.joined(found)


def goals(session: Session, t: Texts) -> Markup:
    """Each goal: from where to where, before when, who keeps an eye on it, who stands where."""
    names, titles = party_names(session, t), named(session.goals.goals, t)
    lines, overdue = [], overdue_here(session, t)
    for goal in session.goals.goals:
        places = [
            (each.id, each.positions[goal.id], t.signed(each.positions[goal.id]))
            for each in session.goals.positions
            if each.id in names and goal.id in each.positions
        ]
        said = marked(measure(goal, t), is_late=("goal", goal.id) in overdue, t=t)
        owner = t("room.owner", name=names[goal.owner]) if goal.owner in names else ""
        lines.append(line([goal.owner], titles[goal.id], said, owner, _places(places, names, t)))
    return folded(lines, t.count("room.fold.goals", len(lines)))


def measure(goal: Goal, t: Texts) -> str:
    """The indicator of a goal, from its baseline to its target, and the date."""
    parts = []
    if goal.baseline is not None and goal.target is not None:
        change = f"{amount(goal.baseline, t)} → {amount(goal.target, t)} {goal.unit}".strip()
        parts.append(f"{goal.indicator or t('room.indicator')}: {change}")
    elif goal.indicator:
        parts.append(goal.indicator)
    if goal.due is not None:
        parts.append(t("room.due", day=day(goal.due, t)))
    return " · ".join(parts)


def actions(session: Session, t: Texts) -> Markup:
    """Each action: who does it, with whom, when, and how far it is."""
    names, titles = party_names(session, t), named(session.doing.actions, t)
    lines, overdue = [], overdue_here(session, t)
    for action in session.doing.actions:
        who = [each for each in (action.owner, *action.partners) if each in names]
        dates = [day(each, t) for each in (action.start, action.end) if each is not None]
        facts = [t.enumerate([names[str(each)] for each in who]), " – ".join(dates)]
        status = t(f"fields.status.{action.status}")
        facts.append(marked(status, is_late=("action", action.id) in overdue, t=t))
        lines.append(line(who, titles[action.id], " · ".join(filter(None, facts))))
    return folded(lines, t.count("room.fold.actions", len(lines)))


def positions(session: Session, t: Texts) -> Markup:
    """Each dilemma with its poles, and where every party stands between them (1 … 7)."""
    names, items = party_names(session, t), {each.id: each for each in session.dilemmas.dilemmas}
    titles = named(session.dilemmas.dilemmas, t)
    lines = []
    for strip in dilemmas.strips(session):
        item = items[strip.dilemma]
        poles = t("room.poles", one=item.pole_a or "–", other=item.pole_b or "–")
        places = [(each.party, each.position, str(each.position)) for each in strip.places]
        lines.append(line([], titles[item.id], poles, _places(places, names, t)))
    if not lines:
        return Markup("")
    # A phone shows their names and where the reader stands, and the poles when asked for.
    rows = Markup('<ul class="nw-list is-brief">{}</ul>').format(markup.joined(lines))
    return _fold("nw-fold is-few", rows, t.count("room.fold.dilemmas", len(lines)))


def agreements(session: Session, t: Texts) -> Markup:
    """What the group decided about its dilemmas, and when it looks at that again."""
    titles = named(session.dilemmas.dilemmas, t)
    lines, overdue = [], overdue_here(session, t)
    for item in session.dilemmas.dilemmas:
        if item.outcome.strip():
            again = t("room.again", day=day(item.review, t)) if item.review else ""
            again = marked(again, is_late=("dilemma", item.id) in overdue, t=t)
            who = [each.party for each in session.dilemmas.positions if each.dilemma == item.id]
            lines.append(line(who, item.outcome, titles[item.id], again))
    return folded(lines, t.count("room.fold.agreements", len(lines)))


def coming_here(session: Session, t: Texts) -> list[Coming]:
    """What is next, as far as the room may know: not that a goal is late that it lacks."""
    return [
        each
        for each in upcoming(session, today(), t)
        if not (each.late and each.kind == "goal" and "progress" in session.room.hidden)
    ]


def coming(session: Session, t: Texts) -> Markup:
    """What is next, by date."""
    lines = [
        line(
            each.parties,
            marked(day(each.on, t), is_late=each.late, t=t),
            t(f"room.coming.{each.kind}", name=each.name),
        )
        for each in coming_here(session, t)
    ]
    if not lines:
        return Markup("")
    rows = Markup('<ul class="nw-list is-dated">{}</ul>').format(markup.joined(lines))
    return first_few(rows, len(lines), "coming", t)
