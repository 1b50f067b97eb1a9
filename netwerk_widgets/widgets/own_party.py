"""The participant's own organisation: choose it, and see what the session says about it."""

from markupsafe import Markup

from netwerk_widgets.insights.overdue import late, marked
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.panels import Switch
from netwerk_widgets.session.models.parties import Relation, Stakeholder
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.blocks import section
from netwerk_widgets.widgets.clock import today

#: What a party's own card is made of.
READS: tuple[Switch, ...] = ("map", "about", "dream", "goals", "doing", "dilemmas")


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
    """What is recorded about each party; the page shows the one that was chosen."""
    if not session.stakeholders.items:
        return Markup("")
    names = {each.id: each.name or t("ui.unnamed") for each in session.stakeholders.items}
    # Gone through once for all cards: of a thousand parties, not a thousand times.
    lines: dict[str, list[Relation]] = {}
    for relation in session.relations.items:
        for end in {relation.from_id, relation.to_id} & names.keys():
            lines.setdefault(str(end), []).append(relation)
    cards = markup.joined(
        party_card(each, session, names, lines.get(each.id, []), t)
        for each in session.stakeholders.items
    )
    return section("mine", "", cards)


def _ring(party: Stakeholder, session: Session, t: Texts) -> str:
    """Where a party stands on the map, while that is shown."""
    shown = party.ring and "map" in session.room.shows
    return t(f"fields.ring.{party.ring}") if shown else ""


def party_card(
    party: Stakeholder,
    session: Session,
    names: dict[str, str],
    relations: list[Relation],
    t: Texts,
) -> Markup:
    """One party: what it does and wants, and whom it has (these) relations with."""
    lines = [
        (t("fields.label.stakeholder_role"), t(f"fields.role.{party.role}") if party.role else ""),
        (t("fields.label.stakeholder_ring"), _ring(party, session, t)),
        (t("fields.label.stakeholder_activities"), party.activities),
        (t("fields.label.stakeholder_interests"), party.interests),
        (t("fields.label.stakeholder_values"), party.values),
    ]
    for relation in relations:
        ends = (relation.from_id, relation.to_id)
        if all(end in names for end in ends):
            other = names[str(ends[1] if ends[0] == party.id else ends[0])]
            lines.append((t(f"fields.relation.{relation.kind}"), other))
    lines += commitments(party.id, session, t)
    rows = markup.joined(
        Markup("<dt>{}</dt><dd>{}</dd>").format(label, text) for label, text in lines if text
    )
    return Markup(
        '<article class="nw-card" data-party="{}" hidden><h3>{}</h3><dl>{}</dl></article>'
    ).format(party.id, names[party.id], rows)


def commitments(party: str, session: Session, t: Texts) -> list[tuple[str, str]]:
    """What a party dreams of, brings and gets, and what it has taken on."""
    lines = [
        (t("fields.label.party_dream_sentence"), each.sentence)
        for each in session.dream.dreams
        if each.id == party
    ]
    for exchange in session.dilemmas.exchanges:
        if exchange.id == party:
            lines.append((t("fields.label.exchange_brings"), exchange.brings))
            lines.append((t("fields.label.exchange_gets"), exchange.gets))
    lines += [
        (t("dashboard.my_goal"), goal.name) for goal in session.goals.goals if goal.owner == party
    ]
    lines += [
        (
            t("dashboard.my_action"),
            marked(
                f"{action.name} ({t(f'fields.status.{action.status}')})",
                is_late=late(action, today()),
                t=t,
            ),
        )
        for action in session.doing.actions
        if party == action.owner or party in action.partners
    ]
    return lines
