"""The words of the map's own buttons and panels."""

from netwerk_widgets.texts import Texts, load

#: What the browser fills in itself.
_LATER = {name: f"{{{name}}}" for name in ("name", "from", "to", "kind", "strength", "n", "all")}


def ui_words(t: Texts) -> dict[str, str]:
    """Every word of the map's tools, by key; what stands in braces the browser fills in."""
    words = {name: t(f"mapview.ui.{name}", **_LATER) for name in load(t.language, "mapview")["ui"]}
    fields = ("interests", "values", "activities", "note", "branch", "parent", "geography")
    words |= {f"field_{name}": t(f"fields.label.stakeholder_{name}") for name in fields}
    words |= {
        "field_power": t("figures.map.axis.power"),
        "field_interest": t("figures.map.axis.interest"),
        "field_quadrant": t("figures.map.column.quadrant"),
        "unnamed": t("ui.unnamed"),
        "remove": t("ui.remove"),
        "table": t("ui.table"),
        "close": t("ui.close"),
    }
    return words
