"""Below the map: everyone's own picture beside the other's, and what of it goes onto the map."""

from ipywidgets import Box, Button, Dropdown
from markupsafe import Markup

from netwerk_widgets.figures.registry import PICTURE_PARTS
from netwerk_widgets.insights import deciding, pictures
from netwerk_widgets.insights.deciding import Row, Rule
from netwerk_widgets.insights.names import party_names, short
from netwerk_widgets.insights.pictures import Agreement, Pair
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.section import Section, offer_options, reveal

_STAYS = "stays"


def side_by_side(section: Section) -> None:
    """Who says which relation there is, how far that agrees, and the deciding."""
    section.box.add_class("nw-insight")
    section.place(
        section.figure("pictures"), section.words(pictures.findings, PICTURE_PARTS), css="nw-stack"
    )
    section.place(section.text(figures, PICTURE_PARTS))
    if not section.page.session.readonly:
        Deciding(section)


def figures(session: Session, t: Texts) -> Markup:
    """The figures on agreement, as said and as the map has it now; nothing before a round."""
    if not pictures.pairs(session):
        return Markup("")
    found = pictures.agreement_of(session)
    heads = [t(f"pictures.measure.{each}") for each in ("what", "said", "map")]
    return markup.numbers(
        heads,
        [(t(f"pictures.measure.{key}"), *values) for key, *values in measured(found, t)],
        t("pictures.measure.caption"),
    ) + markup.remark(t("pictures.sources"))


def measured(found: Agreement, t: Texts) -> list[tuple[str, str, str]]:
    """What is counted: its key, as said, and on the map now (empty where that means nothing)."""
    shares = {
        "reciprocity": found.reciprocity,
        "concordance": found.concordance,
        "kinds": found.kinds,
    }
    return [
        ("answered", str(found.answered), ""),
        *((key, "–" if value is None else t.number(value, 2), "") for key, value in shares.items()),
        *((each, str(found.pairs[each]), str(found.on_map[each])) for each in pictures.STATES),
        ("none", "", str(found.on_map["none"])),
    ]


class Deciding:
    """The widgets with which a facilitator decides; each decision is one act to undo."""

    def __init__(self, section: Section) -> None:
        self.page, self.t = section.page, section.page.t
        t, guard = self.t, guarded(section.page.problem, section.page.t)
        self.rules = {
            rule: Button(description=t(f"pictures.decide.{rule}")) for rule in ("both", "one")
        }
        self.pair = Dropdown(description=t("pictures.figure.pair"))
        self.choice = Dropdown(description=t("pictures.decide.what"))
        self.go = Button(description=t("pictures.decide.go"), button_style="primary")
        self.said = markup.html()
        for rule, button in self.rules.items():
            button.on_click(guard(lambda _button, rule=rule: self._rule(rule)))
        self.go.on_click(guard(lambda _button: self._decide()))
        self.pair.observe(guard(lambda _change: self._offer()), "value")
        head = Markup("<h3>{}</h3>{}").format(
            t("pictures.decide.title"), markup.remark(t("pictures.decide.how"))
        )
        acts = Box([*self.rules.values()])
        acts.add_class("nw-round-acts")
        choices = section.choice(self.choice, self.go)
        self.box = section.column(
            markup.html(head), acts, section.choice(self.pair), self.said, choices
        )
        section.place(self.box)
        section.follow(self.box, PICTURE_PARTS, self.show)
        self.show()

    def show(self) -> None:
        """Offer the pairs, first those that see it differently."""
        found = pictures.pairs(self.page.recorded)
        reveal(self.box, bool(found))
        names = party_names(self.page.recorded, self.t)
        offer_options(self.pair, [(self._called(each, names), each.ends) for each in found])
        self._offer()

    def _called(self, pair: Pair, names: dict[str, str]) -> str:
        a, b = (short(names[end], 48) for end in pair.ends)
        both = self.t("helping.figure.pair", a=a, b=b)
        return f"{both} ({self.t(f'pictures.sign.{pair.state}')})"

    def _chosen(self) -> Pair | None:
        found = pictures.pairs(self.page.recorded)
        return next((each for each in found if each.ends == self.pair.value), None)

    def _offer(self) -> None:
        """What the two say, and what can be decided on it."""
        pair, t = self._chosen(), self.t
        if pair is None:
            return
        names = party_names(self.page.recorded, t)
        links = {each.name: each for each in pair.links}
        options = [(t("pictures.decide.stays"), _STAYS)]
        for key in deciding.choices(pair):
            words = pictures.named(links[key], names, t) if key in links else ""
            options.append((words or t(f"pictures.decide.{key}"), key))
        offer_options(self.choice, options)
        ask = t("pictures.talk") if pair.apart else ""
        self.said.value = str(
            Markup('<div class="nw-findings"><p>{}</p><p class="nw-ask">{}</p></div>').format(
                pictures.told(pair, names, t), ask
            )
        )

    def _rule(self, rule: Rule) -> None:
        session = self.page.session
        session.refresh()
        found = session.session
        rows = session.documents["relations"]["items"]
        self._put(
            deciding.ruled(found, rows, pictures.pairs(found), rule),
            self.t(f"pictures.decide.rule_{rule}"),
        )

    def _decide(self) -> None:
        session = self.page.session
        session.refresh()
        pair, key = self._chosen(), self.choice.value
        if pair is None or key in (None, _STAYS):
            return
        rows = session.documents["relations"]["items"]
        keep = deciding.choices(pair).get(key)
        if keep is not None:
            made = deciding.decided(session.session, rows, pair, keep)
            self._put(made, self.t("pictures.decide.done"))

    def _put(self, rows: list[Row], words: str) -> None:
        page = self.page
        before, document = page.session.last("undo"), page.session.documents["relations"]
        if rows == document["items"]:
            page.done(self.t("pictures.decide.same"), before)
            return
        found = page.session.replace_many({"relations": document | {"items": rows}})
        for part, conflicts in found.items():
            page.conflicts(part, conflicts)
        page.done(words, before)
