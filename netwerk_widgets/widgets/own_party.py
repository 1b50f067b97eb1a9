"""The participant's own organisation: choose it, and see what the session says about it."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from netwerk_widgets.insights.agreed import promises
from netwerk_widgets.insights.agreed_words import promised
from netwerk_widgets.insights.names import day, named, taking_part
from netwerk_widgets.insights.overdue import marked
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.panels import Switch
from netwerk_widgets.session.models.parties import Relation, Stakeholder
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.blocks import section
from netwerk_widgets.widgets.folds import part
from netwerk_widgets.widgets.lists import coming_here

#: Of a long list on a card so many stand there, the others when asked for.
FEW = 1

#: What a party's own card is made of.
READS: tuple[Switch, ...] = (
    "map",
    "about",
    "dream",
    "goals",
    "doing",
    "next",
    "dilemmas",
    "agreements",
    "progress",
)


def choose_me(session: Session, t: Texts) -> Markup:
    """Choose your own organisation; the browser remembers it."""
    if not session.stakeholders.items:
        return Markup("")
    options = markup.joined(
        Markup('<option value="{}">{}</option>').format(each.id, each.name or t("ui.unnamed"))
        for each in session.stakeholders.items
    )
    chooser = Markup(
        '<label class="nw-label" for="nw-me">{}</label>'
        '<select id="nw-me"><option value="">{}</option>{}</select>'
    ).format(t("dashboard.me"), t("dashboard.choose"), options)
    return section("me", "", chooser)


def my_cards(session: Session, t: Texts) -> Markup:
    """What each party is asked and promised, and its dates; the page shows the one chosen."""
    if not session.stakeholders.items:
        return Markup("")
    names = {each.id: each.name or t("ui.unnamed") for each in session.stakeholders.items}
    # Gone through once for all cards: of a thousand parties, not a thousand times.
    lines: dict[str, list[Relation]] = {}
    for relation in session.relations.items:
        for end in {relation.from_id, relation.to_id} & names.keys():
            lines.setdefault(str(end), []).append(relation)
    agreed = {each.party: promised(each, t) for each in promises(session)}
    asks, dates = asked(session, t), coming(session, t)
    cards = markup.joined(
        party_card(
            each,
            names[each.id],
            {
                "asked": asks.get(each.id, []),
                "promised": agreed.get(each.id, []),
                "dates": dates.get(each.id, []),
            },
            about(each, session, names, lines.get(each.id, []), t),
            t,
        )
        for each in session.stakeholders.items
    )
    return section("mine", "", cards)


def party_card(
    party: Stakeholder,
    name: str,
    lists: Mapping[str, Sequence[str]],
    lines: Sequence[tuple[str, str]],
    t: Texts,
) -> Markup:
    """One party: its lists, each under the text ``phone.<key>``, and ``lines`` about itself."""
    said = markup.joined(
        Markup("<h3>{}</h3>{}").format(t(f"phone.{key}"), _few(f"{key} {party.id}", rows, t))
        for key, rows in lists.items()
        if rows
    ) or Markup("<p>{}</p>").format(t("phone.nothing"))
    rows = markup.joined(
        Markup("<dt>{}</dt><dd>{}</dd>").format(label, text) for label, text in lines if text
    )
    if rows:
        said += part(f"about {party.id}", t("phone.about"), Markup("<dl>{}</dl>").format(rows))
    return Markup('<article class="nw-card" data-party="{}" hidden><h2>{}</h2>{}</article>').format(
        party.id, name, said
    )


def _few(key: str, rows: Sequence[str], t: Texts) -> Markup:
    """A list of which the first stand there, and the others when asked for."""

    def listed(some: Sequence[str]) -> Markup:
        items = markup.joined(Markup("<li>{}</li>").format(each) for each in some)
        return Markup("<ul>{}</ul>").format(items)

    if len(rows) <= FEW + 1:
        return listed(rows)
    rest = rows[FEW:]
    return listed(rows[:FEW]) + part(key, t.count("phone.more", len(rest)), listed(rest))


def asked(session: Session, t: Texts) -> dict[str, list[str]]:
    """What is asked of each party: goals to watch, dilemmas on which it has no place yet."""
    found: dict[str, list[str]] = {}
    titles = named(session.goals.goals, t)
    for goal in session.goals.goals:
        if goal.owner:
            found.setdefault(goal.owner, []).append(t("phone.watch", name=titles[goal.id]))
    if "agreements" in session.room.hidden:  # whether it is settled is not known here
        return found
    titles, counted = named(session.dilemmas.dilemmas, t), set(taking_part(session))
    for dilemma in session.dilemmas.dilemmas:
        places = [each for each in session.dilemmas.positions if each.dilemma == dilemma.id]
        there = {each.party for each in places if each.position is not None}
        if there and not dilemma.outcome.strip():
            for party in counted - there:
                found.setdefault(party, []).append(t("phone.unplaced", name=titles[dilemma.id]))
    return found


def coming(session: Session, t: Texts) -> dict[str, list[str]]:
    """What each party has a date for, as far as the room sees what is next.

    An action stands with its date among what was promised; here only when it is late.
    """
    found: dict[str, list[str]] = {}
    if "next" in session.room.hidden:
        return found
    for each in coming_here(session, t):
        if each.kind in ("start", "end") and not each.late:
            continue
        said = marked(day(each.on, t), is_late=each.late, t=t)
        line = f"{said}: {t(f'room.coming.{each.kind}', name=each.name)}"
        for party in dict.fromkeys(each.parties):
            found.setdefault(party, []).append(line)
    return found


def about(
    party: Stakeholder,
    session: Session,
    names: dict[str, str],
    relations: list[Relation],
    t: Texts,
) -> list[tuple[str, str]]:
    """What a party does, wants and gets, and whom it has (these) relations with."""
    lines = [
        (t("fields.label.stakeholder_role"), t(f"fields.role.{party.role}") if party.role else ""),
        (t("fields.label.stakeholder_ring"), _ring(party, session, t)),
        (t("fields.label.stakeholder_activities"), party.activities),
        (t("fields.label.stakeholder_interests"), party.interests),
        (t("fields.label.stakeholder_values"), party.values),
    ]
    lines += [
        (t("fields.label.party_dream_sentence"), each.sentence)
        for each in session.dream.dreams
        if each.id == party.id
    ]
    lines += [
        (t("fields.label.exchange_gets"), each.gets)
        for each in session.dilemmas.exchanges
        if each.id == party.id
    ]
    for relation in relations:
        ends = (relation.from_id, relation.to_id)
        if all(end in names for end in ends):
            other = names[str(ends[1] if ends[0] == party.id else ends[0])]
            lines.append((t(f"fields.relation.{relation.kind}"), other))
    return lines


def _ring(party: Stakeholder, session: Session, t: Texts) -> str:
    """Where a party stands on the map, while that is shown."""
    shown = party.ring and "map" in session.room.shows
    return t(f"fields.ring.{party.ring}") if shown else ""
