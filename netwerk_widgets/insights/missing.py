"""What is said of measures that are not there."""

from netwerk_widgets.network.measures import Measures
from netwerk_widgets.texts import Texts


def missing(t: Texts, *found: Measures) -> str:
    """Which measures took too long or failed, in one sentence; empty when all are there."""
    absent = {name for each in found for name in each.missing}
    if not absent:
        return ""
    names = sorted({label for name in absent if (label := t.optional(f"missing.measure.{name}"))})
    if not names:
        return t("missing.measures.some")
    return t("missing.measures.sentence", names=t.enumerate(names))
