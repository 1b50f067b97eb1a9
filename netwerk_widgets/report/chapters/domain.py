"""Step 2, domein afbakenen."""

from netwerk_widgets.insights import advice, helping, not_feasible, pictures, quality
from netwerk_widgets.insights.quadrants import quadrant
from netwerk_widgets.insights.sentences import findings
from netwerk_widgets.report.document import Block, Bullets, Facts
from netwerk_widgets.report.recorded import HIGHEST, Maybe, Recorded, bullets, section, text
from netwerk_widgets.report.writing import capital

#: Millimetres: the first map has a page.
_LARGE = 150
#: The layouts of the map that a report shows.
_LAYOUTS = ("network", "rings", "chain", "power")


def blocks(r: Recorded) -> list[Block]:
    """The map, the boundaries, and what the network looks like."""
    s, t = r.session, r.t
    maps = [map_ for layout in _LAYOUTS if (map_ := _map(r, layout)) is not None]
    known = {each.id for each in s.stakeholders.items}
    joined = [each for each in s.relations.items if {each.from_id, each.to_id} <= known]
    return [
        *section(
            t("pages.domain.map.title"),
            r.stands_out(lambda: findings(s, t)) if joined else None,
            *maps,
        ),
        *_pictures(r),
        *_quality(r),
        *_helping(r),
        *section(
            t("pages.domain.kind.title"),
            _facts(r),
            text(r.sourced(s.domain.kind_reason, s.domain, "kind_reason"), "quote"),
            *_advice(r),
        ),
        *_scope(r),
        *section(
            t("pages.domain.positions.title"),
            r.grid(
                "places",
                t("report.table.places"),
                s.stakeholders.items,
                [
                    (r.label("stakeholder_name"), lambda x: r.parties[x.id]),
                    (
                        r.label("stakeholder_ring"),
                        lambda x: t(f"fields.ring.{x.ring}") if x.ring else None,
                    ),
                    (
                        r.label("stakeholder_role"),
                        lambda x: t(f"fields.role.{x.role}") if x.role else None,
                    ),
                    (r.label("stakeholder_power"), lambda x: x.power),
                    (r.label("stakeholder_interest"), lambda x: x.interest),
                    (
                        capital(t("figures.map.column.quadrant")),
                        lambda x: t(f"figures.map.quadrant.{at}") if (at := quadrant(x)) else None,
                    ),
                ],
                fixed=1,
            ),
        ),
    ]


def _pictures(r: Recorded) -> list[Block]:
    """Who says which relation there is, and who sees it differently; nothing before a round."""
    drawn = r.figure("pictures")
    if drawn is None:
        return []
    s, t = r.session, r.t
    return section(
        t("pictures.title"),
        text(t("pictures.sources")),
        r.stands_out(lambda: pictures.findings(s, t)),
        drawn,
    )


def _quality(r: Recorded) -> list[Block]:
    """How good the relations are, all marks together; never of one relation."""
    found = quality.spread(r.session)
    drawn = r.figure("quality")
    if drawn is None or found is None:
        return []
    s, t = r.session, r.t
    return section(
        t("quality.title"),
        text(quality.taken_on(found, t)),
        text(t("quality.sources")),
        r.stands_out(lambda: quality.findings(s, t)),
        drawn,
    )


def _helping(r: Recorded) -> list[Block]:
    """Which new relations would help most, each with its doubt; nothing where none would.

    And what was set aside: who reads it later sees that it was thought of.
    """
    drawn, s, t = r.figure("helping"), r.session, r.t
    aside = text(not_feasible.told(s, t))
    if drawn is None and aside is None:
        return []
    lines = [f"{each.sentence} {each.question}" for each in helping.findings(s, t)]
    return section(t("helping.title"), text(t("helping.intro")), bullets(lines), drawn, aside)


def _map(r: Recorded, layout: str) -> Maybe:
    """A layout of the map; chain and rings only where they say more than the network does."""
    s = r.session
    if layout == "rings" and all(each.ring is None for each in s.stakeholders.items):
        return None
    return r.figure(f"map-{layout}", highest=_LARGE if layout == "network" else HIGHEST)


def _facts(r: Recorded) -> Facts | None:
    domain, t = r.session.domain, r.t
    told = []
    if domain.kind:
        kind = r.sourced(capital(t(f"method.kind.{domain.kind}.label")), domain, "kind")
        told.append(("kind", f"{kind}. {t(f'method.kind.{domain.kind}.explanation')}"))
    if domain.geography:
        places = capital(
            t.enumerate([t(f"method.geography.{each}.label") for each in domain.geography])
        )
        told.append(("geography", r.sourced(places, domain, "geography")))
    if domain.parties:
        parties = capital(t(f"method.parties.{domain.parties}.label"))
        told.append(("parties", r.sourced(parties, domain, "parties")))
    if not told:
        return None
    return Facts(tuple((r.label(f"domain_{name}"), words) for name, words in told))


def _advice(r: Recorded) -> list[Maybe]:
    found = advice.advise(r.session)
    if found.kind is None:
        return []
    said = advice.sentences(found, r.t)
    return [text(said.headline), bullets([*said.reasons, *said.against])]


def _scope(r: Recorded) -> list[Block]:
    t, found = r.t, r.session.domain.scope
    sides: list[Block] = []
    for side in ("in", "out", None):
        lines = bullets(r.sourced(x.text, x, "text") for x in found if x.scope == side)
        if isinstance(lines, Bullets):
            sides += section(t(f"report.scope.{side or 'open'}"), lines, level=3)
    return section(t("pages.domain.scope.title"), *sides)
