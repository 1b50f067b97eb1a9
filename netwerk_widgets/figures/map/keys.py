"""What colours, forms, lines and sizes mean on the map; the browser has no palette of its own."""

from collections.abc import Collection, Iterable
from typing import Any, get_args

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.map.parties import PER_PARTY, communities, per_party
from netwerk_widgets.method import GEOGRAPHIES
from netwerk_widgets.network.measures import Measures
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import DIRECTED, RelationKind, Ring, Role, Sector
from netwerk_widgets.texts import Texts

#: The form of a party is its sector, its colour (unless another is chosen) its role.
SHAPES: dict[Sector, str] = {"public": "square", "private": "circle", "social": "diamond"}
UNKNOWN_SHAPE = "hexagon"
COLOURS: dict[Role, str] = {
    "initiator": palette.VERMILION,
    "connector": palette.PURPLE,
    "partner": palette.BLUE,
    "supplier": palette.ORANGE,
    "client": palette.SKY,
    "financier": palette.GREEN,
    "authority": palette.INK,
    "knowledge": palette.GREY,
}
UNKNOWN_COLOUR = palette.AMOUNTS[2]
#: The line of each kind of relation: its colour, and its dashes as SVG writes them. The
#: relations that run one way have an arrow as well.
LINES: dict[RelationKind, tuple[str, str]] = {
    "supply": (palette.INK, ""),
    "cooperation": (palette.AMOUNTS[3], ""),
    "information": (palette.AMOUNTS[4], "2 5"),
    "funding": (palette.GREEN, "10 6"),
    "authority": (palette.VERMILION, "12 5 2 5"),
}
#: The width of a line by its strength, in pixels.
WIDTHS = {1: 1.5, 2: 2.75, 3: 4.5}
_SECTORS = {"public": palette.BLUE, "private": palette.ORANGE, "social": palette.GREEN}
_SIDES = {"public": palette.BLUE, "private": palette.VERMILION}
_GEOGRAPHIES = dict(
    zip(
        GEOGRAPHIES,
        (palette.SKY, palette.BLUE, palette.GREEN, palette.PURPLE),
        strict=True,
    )
)
_RINGS = dict(
    zip(get_args(Ring), (palette.AMOUNTS[5], palette.AMOUNTS[3], palette.AMOUNTS[1]), strict=True)
)
#: Communities get a letter each; after so many colours they come round again.
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

#: The colours of the drawing itself.
HOUSE = {
    "ink": palette.INK,
    "muted": palette.MUTED,
    "line": palette.LINE,
    "paper": palette.PAPER,
    "mist": palette.MIST,
    "accent": palette.ACCENT,
    "mark": palette.VERMILION,
}

Value = dict[str, Any]


def keys(
    session: Session,
    found: Measures,
    t: Texts,
    grouped: bool = True,
    names: Collection[str] = tuple(PER_PARTY),
) -> dict[str, Any]:
    """The choices of colour and size, and what forms and lines mean.

    Without ``grouped`` the colours by community are to be chosen, and have no values yet.
    """
    return {
        "colours": _colours(found, t, grouped),
        "sizes": [
            {"key": name, "label": t(f"mapview.measure.{name}"), "digits": PER_PARTY[name]}
            for name in per_party(found, names)
        ],
        **forms(t),
        "rings": [{"value": ring, "label": t(f"fields.ring.{ring}")} for ring in get_args(Ring)]
        + [{"value": None, "label": t("figures.map.no_ring")}],
        "sources": {each: t(f"figures.map.{each}") for each in ("article", "illustrative")}
        if session.start.case is not None
        else {},
        "outside": t("figures.map.outside"),
    }


def forms(t: Texts) -> dict[str, Any]:
    """What the forms of parties and the lines of relations mean."""
    return {
        "shapes": [
            {"value": sector, "shape": shape, "label": t(f"fields.sector.{sector}")}
            for sector, shape in SHAPES.items()
        ]
        + [{"value": None, "shape": UNKNOWN_SHAPE, "label": t("figures.map.no_sector")}],
        "lines": [
            {
                "value": kind,
                "label": t(f"fields.relation.{kind}"),
                "colour": colour,
                "dash": dash,
                "arrow": kind in DIRECTED,
                "otherwise": t(
                    "figures.map.line_otherwise",
                    kind=t(f"fields.relation.{kind}"),
                    way=t(f"fields.direction.{'both_ways' if kind in DIRECTED else 'one_way'}"),
                ),
            }
            for kind, (colour, dash) in LINES.items()
        ],
        "widths": {str(strength): width for strength, width in WIDTHS.items()},
        "strengths": {str(strength): t(f"fields.strength.{strength}") for strength in WIDTHS},
    }


def roles(t: Texts) -> Value:
    """The colours by role."""
    found = [
        _value(each, colour, t(f"figures.map.code.{each}"), t(f"fields.role.{each}"))
        for each, colour in COLOURS.items()
    ]
    return _scheme("role", "role", found, t)


def _colours(found: Measures, t: Texts, grouped: bool) -> list[dict[str, Any]]:
    """Each way to colour: the field it looks at, its values, and what unknown looks like."""
    sectors = [
        _value(each, colour, t(f"mapview.code.sector.{each}"), t(f"fields.sector.{each}"))
        for each, colour in _SECTORS.items()
    ]
    sides = [
        _value(each, colour, t(f"mapview.code.sector.{each}"), t(f"fields.sector.{each}"))
        for each, colour in _SIDES.items()
    ]
    geographies = [
        _value(
            each, colour, t(f"mapview.code.geography.{each}"), t(f"method.geography.{each}.label")
        )
        for each, colour in _GEOGRAPHIES.items()
    ]
    rings = [
        _value(each, colour, t(f"mapview.code.ring.{each}"), t(f"fields.ring.{each}"))
        for each, colour in _RINGS.items()
    ]
    groups = [
        _value(
            index,
            palette.CATEGORIES[index % len(palette.CATEGORIES)],
            letter,
            t("mapview.group", letter=letter),
        )
        for index, letter in ((i, _letter(i)) for i in range(len(communities(found, grouped))))
    ]
    return [
        roles(t),
        _scheme("sector", "sector", sectors, t),
        _scheme("side", "sector", sides, t),
        _scheme("geography", "geography", geographies, t),
        _scheme("ring", "ring", rings, t),
        _scheme("community", "community", groups, t),
    ]


def _letter(index: int) -> str:
    turn, place = divmod(index, len(_LETTERS))
    return _LETTERS[place] + (str(turn + 1) if turn else "")


def _scheme(name: str, field: str, values: Iterable[Value], t: Texts) -> dict[str, Any]:
    unknown = _value(None, UNKNOWN_COLOUR, "", t(f"mapview.unknown.{name}"))
    return {
        "key": name,
        "field": field,
        "label": t(f"mapview.colour.{name}"),
        "values": list(values),
        "unknown": unknown,
    }


def _value(value: Any, colour: str, code: str, label: str) -> Value:
    return {
        "value": value,
        "colour": colour,
        "ink": _ink(colour),
        "code": code,
        "label": label,
    }


def _ink(colour: str) -> str:
    """Of ink and paper, what stands out most on a colour (WCAG's relative luminance)."""
    light = _luminance(colour) + 0.05
    dark, bright = _luminance(palette.INK) + 0.05, _luminance(palette.PAPER) + 0.05
    return palette.INK if light / dark > bright / light else palette.PAPER


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
