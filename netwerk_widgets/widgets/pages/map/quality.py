"""Below the map: how good the relations are. What is of one relation is on no other page."""

from ipywidgets import Checkbox, Dropdown
from markupsafe import Markup

from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.map.rated import rated_map
from netwerk_widgets.figures.registry import PICTURE_PARTS
from netwerk_widgets.insights import quality
from netwerk_widgets.insights.names import party_names, short
from netwerk_widgets.insights.quality import ASPECTS, SIDES, Side
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.section import Section, offer_options, reveal


class Marked:
    """The section's widgets: all together, then each relation, then a pair that may see it."""

    def __init__(self, section: Section) -> None:
        self.page, self.t = section.page, section.page.t
        t, guard = self.t, guarded(section.page.problem, section.page.t)
        section.box.add_class("nw-insight")
        section.place(section.figure("quality"), section.words(quality.findings, PICTURE_PARTS))
        self.side = Dropdown(
            options=[(t(f"quality.side.{each}"), each) for each in SIDES],
            description=t("quality.look"),
        )
        # Who projects this page shows nobody's marks by accident: they are in no byte of it yet.
        self.open = Checkbox(False, description=t("quality.rated.open"), indent=False)
        self.map = section.plot(self._drawn, PICTURE_PARTS, what="rated")
        self.words = section.text(self._told, PICTURE_PARTS, "quality of relations")
        self.pair = Dropdown(description=t("quality.pair"))
        self.both = section.text(self._both, PICTURE_PARTS, "quality of a pair")
        head = Markup('<h3>{}</h3><p class="nw-help"><strong>{}</strong></p>').format(
            t("quality.rated.head"), t("quality.rated.yours")
        )
        about_pair = Markup("<h3>{}</h3>{}").format(
            t("quality.pair_head"), markup.remark(t("quality.pair_how"))
        )
        self.pairs = section.column(markup.html(about_pair), section.choice(self.pair), self.both)
        self.inside = section.column(section.choice(self.side), self.map, self.words, self.pairs)
        section.place(markup.html(head), self.open, self.inside)
        section.place(markup.html(markup.remark(t("quality.sources"))))
        section.follow(self.pair, PICTURE_PARTS, self._offer)
        self._offer()
        again = guard(lambda _change: section.refresh({*PICTURE_PARTS}))
        self.side.observe(again, "value")
        self.open.observe(again, "value")
        self.pair.observe(guard(lambda _change: self._show_pair()), "value")

    def _drawn(self, session: Session, t: Texts) -> Drawing:
        return rated_map(session if self.open.value else Session(), t, self._side)

    @property
    def _side(self) -> Side:
        side: Side | None = self.side.value
        return side or "trust"

    def _told(self, session: Session, t: Texts) -> Markup:
        """What stands out, and the measures of each party."""
        found = quality.of_parties(session, self._side)
        if not found or not self.open.value:
            return Markup("")
        back = quality.reciprocity(session, self._side)
        said = markup.findings(quality.private(session, self._side, t), t)
        names = party_names(session, t)
        rows = [
            [
                short(names[each.party], 48),
                str(each.raters),
                t.number(each.mean, 1),
                t.number(each.total, 1),
            ]
            for each in found
        ]
        heads = [t(f"quality.rated.{each}") for each in ("party", "raters", "mean", "total")]
        caption = t("quality.rated.caption", what=t(f"quality.side.{self._side}"))
        table = markup.numbers(heads, rows, caption)
        value = "–" if back is None else t.number(back, 2)
        return said + table + markup.remark(t("quality.rated.reciprocity", value=value))

    def _offer(self) -> None:
        """Only the pairs that both ticked."""
        session, t = self.page.recorded, self.t
        names, pairs = party_names(session, t), quality.may_see(session)
        called = [
            (t("helping.figure.pair", a=short(names[a], 48), b=short(names[b], 48)), (a, b))
            for a, b in pairs
        ]
        offer_options(self.pair, [(t("rounds.who.choose"), None), *called])
        reveal(self.inside, bool(self.open.value))
        reveal(self.pairs, bool(pairs))

    def _show_pair(self) -> None:
        self.both.value = str(self._both(self.page.recorded, self.t))

    def _both(self, session: Session, t: Texts) -> Markup:
        """What two gave each other, to turn towards the two; nothing unless both ticked."""
        ends = self.pair.value if self.open.value else None
        found = quality.for_pair(session, *ends) if ends else None
        if not found or not ends:
            return Markup("")
        names = party_names(session, t)
        a, b = ends

        def shown(by: str, aspect: str) -> str:
            value = getattr(found[by], aspect)
            return "–" if value is None else str(value)

        told = [
            t("quality.gives", by=short(names[x], 48), other=short(names[y], 48))
            for x, y in ((a, b), (b, a))
        ]
        rows = [[t(f"fields.aspect.{each}"), shown(a, each), shown(b, each)] for each in ASPECTS]
        return markup.numbers(["", *told], rows) + Markup('<p class="nw-ask">{}</p>').format(
            t("quality.pair_ask")
        )


def marked(section: Section) -> None:
    """How good the relations are."""
    Marked(section)
