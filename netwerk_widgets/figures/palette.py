"""The colours of the house style; ``static/css/tokens.css`` has the same ones (tested)."""

#: Ink and paper.
INK = "#16323f"
MUTED = "#4d6570"
LINE = "#d5dfe4"
PAPER = "#ffffff"
MIST = "#f3f7f9"
ACCENT = "#0b6e8f"

#: Okabe–Ito, for categories (yellow left out: it disappears on white).
CATEGORIES: tuple[str, ...] = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#5b5b5b",
)
BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, GREY = CATEGORIES

#: Amounts, light to dark in even steps of lightness.
AMOUNTS: tuple[str, ...] = ("#eef6f9", "#c5dfea", "#94c3d6", "#5fa3bd", "#2c7f9d", "#0b5876")

#: Against … for: two hues that stay apart for the colour-blind, white between.
DIVERGING: tuple[str, ...] = (
    "#b24a00",
    "#e08a4a",
    "#f5d3b8",
    "#ffffff",
    "#bcdcec",
    "#5fa3cf",
    "#00588a",
)

FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"

#: For letters that the map's own font lacks: what is alike, then what systems have besides.
OTHER_SCRIPTS = "'Liberation Sans', Arial, 'Noto Sans', 'Segoe UI', 'DejaVu Sans', sans-serif"
#: The map's own font, of which the widths are known, before those.
MAP_FONT = f"'Netwerk Sans', {OTHER_SCRIPTS}"
