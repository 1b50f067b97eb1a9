"""What was agreed, to sign: by date and by party on two sheets, and a page for each party."""

from netwerk_widgets.insights.agreed import Promise, agreed_actions, promises
from netwerk_widgets.insights.agreed_words import by_when, confirmed
from netwerk_widgets.insights.names import amount, day, named
from netwerk_widgets.insights.overdue import marked
from netwerk_widgets.report.document import Block, Chapter, Facts, Grid, Text
from netwerk_widgets.report.recorded import Recorded, bullets, section, text
from netwerk_widgets.report.tables import grid
from netwerk_widgets.session.models.doing import Action

#: An empty cell that is there to be written in.
_TO_FILL = "\u00a0" * 17 + "\n\u00a0"


def agreements(r: Recorded) -> list[Chapter]:
    """Two pages on their side, that can be printed twice as large: by date, and by party."""
    t, actions = r.t, agreed_actions(r.session)
    number = {each.id: n for n, each in enumerate(actions, 1)}
    parts = [("by_date", _by_date(r, number, actions)), ("by_party", _by_party(r, number))]
    return [
        Chapter(
            f"agreed_{key}",
            t(f"brief.title.{key}"),
            (Text(t(f"brief.intro.{key}")), found),
            wide=True,
            fresh=key != "by_date",
        )
        for key, found in parts
        if found is not None
    ]


def _by_date(r: Recorded, number: dict[str, int], actions: list[Action]) -> Grid | None:
    t, names = r.t, r.actions
    rows = [
        (
            str(number[x.id]),
            marked(by_when(x, t), is_late=("action", x.id) in r.overdue, t=t),
            names[x.id],
            r.called(r.parties, x.owner),
            r.all_called(r.parties, [each for each in x.partners if each != x.owner]),
            t(f"fields.status.{x.status}"),
        )
        for x in actions
    ]
    heads = [t(f"brief.column.{each}") for each in ("number", "by", "what", "owner", "partners")]
    return grid(
        "agreed_by_date", t("brief.table.by_date"), [*heads, r.label("action_status")], rows
    )


def _by_party(r: Recorded, number: dict[str, int]) -> Grid | None:
    """A row for each party with the numbers of its actions, and room to sign."""
    t = r.t
    found = promises(r.session)
    rows = tuple(
        (
            r.parties[x.party],
            _numbers(x.does, number),
            _numbers(x.joins, number),
            amount(x.hours, t) if x.hours else "",
            amount(x.money, t) if x.money else "",
            x.brings,
            confirmed(x, t) or _TO_FILL,
        )
        for x in found
    )
    keys = ("party", "owns", "joins", "hours", "money", "brings", "signed")
    heads = tuple(t(f"brief.column.{each}") for each in keys)
    return Grid("agreed_by_party", t("brief.table.by_party"), heads, rows) if rows else None


def _numbers(actions: tuple[Action, ...], number: dict[str, int]) -> str:
    return ", ".join(str(number[each.id]) for each in actions)


def parties(r: Recorded) -> list[Chapter]:
    """A page for each party that promised something: what it promised, gets, and is asked."""
    return [
        Chapter(f"party-{n}", r.parties[each.party], tuple(_party(each, r)), fresh=n > 1)
        for n, each in enumerate(promises(r.session), 1)
    ]


def _party(promise: Promise, r: Recorded) -> list[Block]:
    t = r.t
    return [
        *section(t("brief.party.promised"), _deeds(promise, r), _given(promise, r)),
        *section(t("brief.party.gets"), *_gets(promise.party, r)),
        *section(t("brief.party.asked"), bullets(_asked(promise, r))),
        *section(
            t("brief.party.signed"),
            text(confirmed(promise, t)) or text(t("brief.party.sign")),
        ),
    ]


def _deeds(promise: Promise, r: Recorded) -> Grid | None:
    """The actions of a party, by date, with its part in each and with whom."""
    t = r.t
    names = r.actions
    mine = {each.id for each in promise.does}
    rows = []
    for each in agreed_actions(r.session):
        if each not in promise.does and each not in promise.joins:
            continue
        others = [each.owner, *each.partners] if each.id not in mine else list(each.partners)
        rows.append(
            (
                marked(by_when(each, t), is_late=("action", each.id) in r.overdue, t=t),
                names[each.id],
                t("report.owns") if each.id in mine else t("report.takes_part"),
                r.all_called(r.parties, [x for x in others if x and x != promise.party]),
            )
        )
    heads = [t(f"brief.column.{each}") for each in ("by", "what", "part", "partners")]
    return grid(f"deeds-{promise.party}", t("brief.table.deeds"), heads, rows)


def _given(promise: Promise, r: Recorded) -> Facts | None:
    t = r.t
    rows = [
        (t("brief.party.hours"), t("brief.party.a_year", n=amount(promise.hours or 0, t))),
        (t("brief.party.money"), t("brief.party.euros", n=amount(promise.money or 0, t))),
        (t("brief.party.brings"), promise.brings),
    ]
    told = [bool(promise.hours), bool(promise.money), bool(promise.brings)]
    filled = tuple(row for row, there in zip(rows, told, strict=True) if there)
    return Facts(filled) if filled else None


def _gets(party: str, r: Recorded) -> list[Block | None]:
    s, t = r.session, r.t
    got = [x.gets.strip() for x in s.dilemmas.exchanges if x.id == party and x.gets.strip()]
    hopes = [x.sentence.strip() for x in s.dream.dreams if x.id == party and x.sentence.strip()]
    rows = [
        *((t("brief.party.got"), each) for each in got),
        *((t("brief.party.hopes"), each) for each in hopes),
    ]
    return [Facts(tuple(rows)) if rows else None]


def _asked(promise: Promise, r: Recorded) -> list[str]:
    """What this party is asked to do now: what is late first."""
    s, t, party = r.session, r.t, promise.party
    goals = named(s.goals.goals, t, 600)
    said = [
        t("brief.party.late", name=r.actions[each.id], day=by_when(each, t))
        for each in promise.does
        if ("action", each.id) in r.overdue
    ]
    if not promise.confirmed:
        said.append(t("brief.party.confirm"))
    for goal in s.goals.goals:
        if goal.owner == party:
            key = "keep" if goal.due else "keep_undated"
            said.append(
                t(
                    f"brief.party.{key}",
                    name=goals[goal.id],
                    day=day(goal.due, t) if goal.due else "",
                )
            )
    review = s.persevering.next_review
    if review is not None and review >= r.today:
        said.append(t("brief.asked.review", day=day(review, t)))
    return said
