"""The map with the marks for trust or value on it: for the facilitator's own page alone.

It is in no registry of figures, so no stage, room or report has it.
"""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.map.parties import usable
from netwerk_widgets.figures.map.pictures import sign_key, signed
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.stable import network
from netwerk_widgets.figures.map.still import pictures
from netwerk_widgets.insights.names import party_names, short
from netwerk_widgets.insights.quality import LEVELS, Level, Rated, Side, rated, sums
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation
from netwerk_widgets.texts import Texts

#: High is a plus and low a minus; what two sides find different is an equals sign crossed out,
#: and where only one gave marks there is a dot.
SIGNS: dict[Level, tuple[str, str]] = {
    "apart": ("M-7 -3.5H7M-7 3.5H7M-4.5 7.5L4.5 -7.5", palette.VERMILION),
    "low": ("M-7 0H7", palette.INK),
    "high": ("M-7 0H7M0 -7V7", palette.GREEN),
    "alone": ("M-2 -2H2V2H-2Z", palette.GREY),
}


def rated_map(session: Session, t: Texts, side: Side) -> Drawing:
    """How the two sides of each relation find it; its table has the marks."""
    found = rated(session, side)
    what = t(f"quality.side.{side}")
    if not found:
        from netwerk_widgets.figures.theme import empty

        return empty("rated", t("quality.rated.empty", what=what), t("quality.rated.hint"))
    places = network(session.stakeholders.items, usable(session), {})
    after, signs = _with_rated(session, found)
    scene = map_scene(after, t, places=places, scored=False, grouped=False, measured=("degree",))
    many = sums(found)
    both = len(found) - many["alone"]
    key = "title" if both else "title_none"
    title = t(f"quality.rated.{key}", what=what, apart=many["apart"], all=both)
    keys = [sign_key(each, SIGNS[each], t(f"quality.level.{each}")) for each in LEVELS]
    scene = signed(scene, signs, keys, title)
    summary = t("quality.rated.summary", **{str(key): n for key, n in many.items()})
    return Drawing(
        "rated", pictures(scene, "network", t), title, summary, _table(found, session, t)
    )


def _with_rated(session: Session, found: list[Rated]) -> tuple[Session, dict[str, str]]:
    """The session with a line for every relation that was given marks, and its sign."""
    rows = [*session.relations.items]
    signs: dict[str, str] = {}
    ids = {each.id for each in rows}
    between: dict[frozenset[str | None], str] = {}
    for row in rows:
        between.setdefault(frozenset((row.from_id, row.to_id)), row.id)
    for at, each in enumerate(found):
        own = between.get(frozenset(each.ends))
        if own is None:
            own = next(name for n in range(len(ids) + 1) if (name := f"rated{at}-{n}") not in ids)
            a, b = each.ends
            rows.append(Relation(id=own, from_id=a, to_id=b))
        signs[own] = each.level
    relations = session.relations.model_copy(update={"items": rows})
    return session.model_copy(update={"relations": relations}), signs


def _table(found: list[Rated], session: Session, t: Texts) -> Table:
    names = party_names(session, t)

    def shown(value: float | None) -> str | None:
        return None if value is None else t.number(value, 1)

    return Table(
        tuple(t(f"quality.rated.{each}") for each in ("one", "other", "gives", "gets", "level")),
        tuple(
            (
                short(names[each.ends[0]], 48),
                short(names[each.ends[1]], 48),
                shown(each.marks[0]),
                shown(each.marks[1]),
                t(f"quality.level.{each.level}"),
            )
            for each in found
        ),
    )
