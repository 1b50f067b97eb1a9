"""The folds of the participants' page: a line each, first and open what the step is about."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from markupsafe import Markup

from netwerk_widgets.method import Step
from netwerk_widgets.session.models.panels import Switch
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup

#: What a step is about, the first of them most of all. The other panels keep their order.
ABOUT: Mapping[Step, tuple[Switch, ...]] = MappingProxyType(
    {
        "context": ("accelerators", "forces", "reinforcement"),
        "domain": ("map",),
        "dream": ("shared", "dream"),
        "goals": ("goals",),
        "dilemmas": ("dilemmas", "agreements"),
        "doing": ("doing", "next", "readiness"),
        "persevering": ("progress", "next"),
    }
)


def in_order(panels: Iterable[Switch], step: Step | None) -> list[Switch]:
    """These panels, first those that the step is about."""
    there = list(panels)
    about = ABOUT[step] if step is not None else ()
    return [*(each for each in about if each in there), *(x for x in there if x not in about)]


def now(panels: Sequence[Switch], step: Step | None) -> Switch | None:
    """The one of these that the step is about; None when none of them is."""
    about = ABOUT[step] if step is not None else ()
    return next((each for each in about if each in panels), None)


def folded(slug: str, title: str, headline: str, body: Markup, *, unfolded: bool) -> Markup:
    """A panel of the page: its title and headline in a line, the rest when it is opened."""
    line = Markup('<h2>{}</h2><span class="nw-headline">{}</span>').format(title, headline)
    return _fold("nw-panel", slug, line, body, unfolded=unfolded)


def part(key: str, line: str, body: Markup, *, unfolded: bool = False) -> Markup:
    """A part of a panel or a card."""
    return _fold("nw-part", key, Markup("<span>{}</span>").format(line), body, unfolded=unfolded)


def _fold(css: str, key: str, line: Markup, body: Markup, *, unfolded: bool) -> Markup:
    # Which it is by itself stands beside whether it is open now: the reader may have changed that.
    opened = Markup(" open data-unfolded") if unfolded else Markup("")
    return Markup(
        '<details class="{}" data-fold="{}"{}><summary>{}</summary><div>{}</div></details>'
    ).format(css, key, opened, line, body)


def contents(slugs: Sequence[str], t: Texts) -> Markup:
    """Links to the blocks of the page."""
    links = markup.joined(
        Markup('<a href="#{}">{}</a>').format(slug, t(f"dashboard.{slug}")) for slug in slugs
    )
    return Markup(
        '<details class="nw-toc-fold" data-fold="contents"><summary><strong>{0}</strong> '
        '<span class="nw-toc-here"></span></summary>'
        '<nav class="nw-toc" aria-label="{0}">{1}</nav></details>'
    ).format(t("ui.contents"), links)
