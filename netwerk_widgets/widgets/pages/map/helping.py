"""Below the map: which new relations would help most, with before and after on the map."""

from ipywidgets import Button, Dropdown
from markupsafe import Markup

from netwerk_widgets.bounded import Piece, Trouble
from netwerk_widgets.figures.registry import HELPING_PARTS
from netwerk_widgets.insights import helping, not_feasible
from netwerk_widgets.insights.helping import Help, Suggestion
from netwerk_widgets.insights.names import party_names, short
from netwerk_widgets.insights.not_feasible import Aside
from netwerk_widgets.network.aims import AIMS, Goal, Pair
from netwerk_widgets.network.comparison import Comparison, compare
from netwerk_widgets.network.engines import there
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.domain import Domain
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.pages.map.compare import Pair as Maps
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.section import Section, offer_options, reveal

HOURS = Recording(
    name="relation_hours",
    part="domain",
    path="",
    model=Domain,
    keys=("relation_hours",),
    without=None,
)
#: Of more parties it is searched when somebody asks: it takes seconds.
AT_ONCE = 60


class Helping:
    """The section's widgets: what matters, the suggestions, and one of them on the map."""

    def __init__(self, section: Section) -> None:
        self.page, self.t = section.page, section.page.t
        self.asked = False
        t, guard = self.t, guarded(section.page.problem, section.page.t)
        self._piece = Piece("what would help most", large=True)
        self._found: Help | None = None
        self.aim = Dropdown(description=t("helping.aim"))
        self.search = Button(description=t("helping.search"), button_style="primary")
        self.words = markup.html()
        self.look = Dropdown(description=t("helping.look"))
        self.maps = Maps(
            section, "helping", self._compared, (t("helping.before"), t("helping.after"))
        )
        section.box.add_class("nw-insight")
        section.place(self.aim, self.search, css="nw-choose")
        section.place(self.words)
        self.setting = Setting(section)
        section.place(section.editor(HOURS), markup.html(why(t)))
        section.place(self.look, css="nw-choose")
        self._looking = section.box.children[-1]
        section.place(self.maps.box)
        section.follow(self.maps.box, (*HELPING_PARTS, "domain"), self.show)
        self.search.on_click(guard(lambda _button: self._search()))
        self.show()
        self.aim.observe(guard(lambda _change: self.show()), "value")
        self.look.observe(guard(lambda _change: self.maps.show()), "value")

    @property
    def only(self) -> tuple[Goal, ...]:
        """The aims that count."""
        return AIMS if self.aim.value is None else (self.aim.value,)

    def waits(self) -> bool:
        """Whether nothing is searched yet: there are many parties, and nobody asked."""
        return len(self.page.recorded.stakeholders.items) > AT_ONCE and not self.asked

    def show(self) -> None:
        """Search, and show what was found; that it is missing when it takes too long."""
        waits = self.waits()
        reveal(self.search, waits)
        reveal(self.aim, not waits)
        self._found = None
        if waits:
            n = len(self.page.recorded.stakeholders.items)
            self.words.value = str(Markup("<p>{}</p>").format(self.t("helping.slow", n=n)))
        else:
            self._piece.make(self._show, self._instead)
        reveal(self._looking, bool(self._found))
        self.setting.show(self._found)
        self.maps.show()

    def _show(self) -> None:
        session, t = self.page.recorded, self.t
        counted = helping.aim_keys(session)
        offer_options(
            self.aim,
            [(t("helping.all.label"), None), *((t(f"helping.aims.{x}"), x) for x in counted)],
        )
        found = helping.helping(session, self.only)
        self.words.value = str(told(found, session, self.only, t))
        offer_options(self.look, _choices(found, session, t))
        self._found = found

    def _instead(self, trouble: Trouble) -> None:
        self._found = None
        self.words.value = str(markup.missing(trouble, self.t))

    def _search(self) -> None:
        t, self.asked = self.t, True
        self.search.description, self.search.disabled = t("helping.busy"), True
        try:
            self.show()
        finally:
            self.search.description, self.search.disabled = t("helping.search"), False

    def _pairs(self) -> tuple[Pair, ...]:
        """The relations that were chosen to look at."""
        found, chosen = self._found, self.look.value
        if not found or chosen is None:
            return ()
        if chosen == 0:
            return found.party.relations if found.party else ()
        return tuple(pair for each in found.relations[:chosen] for pair in each.relations)

    def _compared(self) -> Comparison | None:
        session, pairs = self.page.recorded, self._pairs()
        return compare(session, helping.imagined(session, pairs)) if pairs else None


class Setting:
    """What is not feasible is set aside, the next best is searched; and it can come back."""

    def __init__(self, section: Section) -> None:
        self.page, self.t = section.page, section.page.t
        t, guard = self.t, guarded(section.page.problem, section.page.t)
        self.what = Dropdown(description=t("helping.aside.what"))
        self.go = Button(description=t("helping.aside.go"))
        self.told = markup.html()
        self.gone = Dropdown(description=t("helping.aside.gone"))
        self.back = Button(description=t("helping.aside.back"))
        self.choosing = section.choice(self.what, self.go)
        self.returning = section.column(self.told, section.choice(self.gone, self.back))
        if not self.page.session.readonly:
            section.place(self.choosing, self.returning)
        self.go.on_click(guard(lambda _button: self._put(self.what.value, aside=True)))
        self.back.on_click(guard(lambda _button: self._put(self.gone.value, aside=False)))

    def show(self, found: Help | None) -> None:
        """Offer what was found, and what was set aside before."""
        session, t = self.page.recorded, self.t
        names = party_names(session, t)
        every = [*found.relations, *([found.party] if found.party else [])] if found else []
        offered = [Aside(x.party) if x.party else Aside(*x.relations[0]) for x in every]
        gone = not_feasible.set_aside(session)
        for field, these in ((self.what, offered), (self.gone, gone)):
            named = [(not_feasible.called(x, names, t), x) for x in these]
            if field is self.what:  # as they are numbered above; on a phone names are cut short
                named = [(f"{n}. {s}" if x.other else s, x) for n, (s, x) in enumerate(named, 1)]
            offer_options(field, named or [("–", None)])
        self.told.value = str(markup.remark(t.count("helping.aside.many", len(gone))))
        reveal(self.choosing, bool(offered))
        reveal(self.returning, bool(gone))

    def _put(self, what: Aside | None, *, aside: bool) -> None:
        page, t = self.page, self.t
        if what is None:
            return
        page.session.refresh()
        before, document = page.session.last("undo"), page.session.documents["domain"]
        name = not_feasible.called(what, party_names(page.recorded, t), t)
        change = not_feasible.put_aside if aside else not_feasible.without
        for part, conflicts in page.session.replace_many(
            {"domain": change(document, what)}
        ).items():
            page.conflicts(part, conflicts)
        page.done(t(f"helping.aside.{'done' if aside else 'undone'}", name=name), before)


def _choices(found: Help, session: Session, t: Texts) -> list[tuple[str, int | None]]:
    """What can be looked at: so many of the relations together, or (0) the party."""
    many: list[tuple[str, int | None]] = [
        (t.count("helping.choice.one", n), n) for n in range(1, len(found.relations) + 1)
    ]
    if found.party and found.party.party:
        name = short(party_names(session, t)[found.party.party], 48)
        many.append((t("helping.choice.party.label", name=name), 0))
    return many or [("–", None)]


def told(found: Help, session: Session, only: tuple[Goal, ...], t: Texts) -> Markup:
    """The suggestions under each other: what, what it changes, the price and the doubt."""
    if not found:
        return markup.findings(helping.findings(session, t, only), t)
    steps = markup.joined(_card(each, session, t) for each in found.relations)
    parts = [Markup('<ol class="nw-helping">{}</ol>').format(steps)] if steps else []
    if found.party:
        card = _card(found.party, session, t)
        parts.append(Markup("<h3>{}</h3>").format(t("helping.or")))
        parts.append(Markup('<ul class="nw-helping is-party">{}</ul>').format(card))
    return Markup('<div class="nw-findings">{}</div>').format(markup.joined(parts))


def _card(each: Suggestion, session: Session, t: Texts) -> Markup:
    lines = [*helping.effects(each, t), helping.price(each, session, t)]
    rows = markup.joined(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup(
        '<li><p><strong>{}</strong></p><ul class="nw-plain">{}</ul><p class="nw-ask">{}</p></li>'
    ).format(helping.headline(each, session, t), rows, helping.question(each, session, t))


def why(t: Texts) -> Markup:
    """How it was searched and what is ours in it, folded in."""
    keys = ("aims", "one", "more", "outside", "join", "steps", "sources")
    body = markup.joined(Markup("<p>{}</p>").format(t(f"helping.why.{key}")) for key in keys)
    return Markup('<details class="nw-explained"><summary>{}</summary>{}</details>').format(
        t("helping.why.title"), body
    )


def suggested(section: Section) -> None:
    """Which new relations would help most; without numpy to search with, that it is not here."""
    if there("numpy"):
        Helping(section)
    else:
        said = Markup("<p>{}</p>").format(section.page.t("helping.not_here"))
        section.place(markup.html(said))
