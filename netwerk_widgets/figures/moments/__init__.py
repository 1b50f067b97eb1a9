"""Step 7: two moments side by side."""

from netwerk_widgets.figures import palette

#: Then and now: the colour of each; a dash, a mark or a texture tells them apart besides.
THEN, NOW = palette.ORANGE, palette.ACCENT
