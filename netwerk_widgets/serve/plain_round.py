"""A round without JavaScript: one page with an ordinary form."""

import secrets
from typing import Any

from markupsafe import Markup

from netwerk_widgets.rounds import slips
from netwerk_widgets.rounds.codes import same
from netwerk_widgets.rounds.model import Ask, Question, Round, Text
from netwerk_widgets.rounds.rules import rule
from netwerk_widgets.rounds.sheet import choices, kept, sheet
from netwerk_widgets.rounds.slips import Refused
from netwerk_widgets.serve import plain, static
from netwerk_widgets.serve.answering import FORM, STATUS, LetterboxHandler, typed_code
from netwerk_widgets.serve.channel import STYLE
from netwerk_widgets.texts import Texts, texts

_JOIN = Markup("")


class FormHandler(LetterboxHandler):
    """The form, and where it is sent."""

    def get(self) -> None:
        """The form of the round that is open, with a key of its own to change an answer by."""
        if self.box.round is None:
            self._none()
            return
        self._form(self.box.round, secrets.token_urlsafe(16), "")

    async def post(self) -> None:
        """Take a slip; the page after it holds an empty form, to send anew."""
        round_ = self.box.round
        if round_ is None:
            self._none()
            return
        t = texts(self.language)
        raw: dict[str, Any] = {}
        try:
            raw = slips.from_form(self.body_of("application/x-www-form-urlencoded"), round_)
            raw["code"] = self._let_in(raw, round_)
            await self.box.put(slips.read(raw, round_), round_)
        except Refused as problem:
            self.set_status(STATUS.get(problem.key, 400))
            self._form(round_, _key(raw), problem.sentence(t), self._known(raw, round_))
            return
        said = (t("rounds.page.sent"), t("rounds.page.sent_what"))
        self._form(round_, _key(raw), " · ".join(said), round_.code.key)

    def _let_in(self, raw: dict[str, Any], round_: Round) -> str:
        """The key of the room's code, of who has it or typed the digits."""
        digits = raw.pop("digits", None)
        if not same(raw.get("code"), round_.code.key):
            typed_code(self, digits, round_)
        return round_.code.key

    @staticmethod
    def _known(raw: dict[str, Any], round_: Round) -> str:
        return round_.code.key if same(raw.get("code"), round_.code.key) else ""

    def _none(self) -> None:
        """That there is no round, or none that is known of; the page looks again by itself."""
        t = texts(self.language)
        self.set_status(404 if self.box.known else 503)
        said = [t("rounds.page.none"), t("rounds.page.none_what")]
        if not self.box.known and self.request.method == "POST":
            # A page that came by itself would take what was filled in along.
            said = [t("rounds.refused.busy"), t("rounds.page.go_back")]
        else:
            self.set_header("Refresh", "5")
        self._page(t, t("rounds.page.title"), said, "")

    def _form(self, round_: Round, key: str, notice: str, code: str = "") -> None:
        t = texts(self.language)
        said = Markup('<p class="nw-round-state" role="status">{}</p>').format(notice)
        title = sheet(round_, t)["title"]
        form = (said if notice else _JOIN) + _form(round_, key, code, t)
        self._page(t, title, [kept(round_, t)], str(form))

    def _page(self, t: Texts, title: str, said: list[str], more: str) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        sheet_ = f'<link rel="stylesheet" href="{static.url(STYLE)}">'
        back = plain.button(f"./?lang={t.language}", t("rounds.page.back"))
        self.finish(plain.page(t.language, title, said, sheet_ + more + back))


def _key(raw: dict[str, Any]) -> str:
    """The key that a form had, to change what it sent; a new one when that was none."""
    key = raw.get("key")
    return key if isinstance(key, str) and slips.is_key(key) else secrets.token_urlsafe(16)


def _form(round_: Round, key: str, code: str, t: Texts) -> Markup:
    hidden = {"round": round_.id, "key": key} | ({"code": code} if code else {})
    parts = [
        Markup('<input type="hidden" name="{}" value="{}">').format(*e) for e in hidden.items()
    ]
    if not code:
        parts.append(_digits(t))
    parts += [_about(each) for each in sheet(round_, t)["who"]]
    short = rule(round_) not in ("", "all")
    parts += [_question(each, t, short=short) for each in round_.questions]
    parts.append(
        Markup('<button class="nw-button" type="submit">{}</button>').format(t("rounds.page.send"))
    )
    return Markup('<form class="nw-round" method="post" action="{}?lang={}">{}</form>').format(
        FORM, t.language, _JOIN.join(parts)
    )


def _digits(t: Texts) -> Markup:
    return Markup(
        '<p><label for="nw-digits">{}</label><br>{}<br><input id="nw-digits" name="digits" '
        'inputmode="numeric" pattern="[0-9]{{4}}" maxlength="4" autocomplete="off" required></p>'
    ).format(t("rounds.code.label"), t("rounds.code.what"))


def _about(asked: dict[str, Any]) -> Markup:
    """One thing that somebody says of themselves."""
    must = Markup(" required") if asked["must"] else _JOIN
    name = asked["name"]
    if "options" in asked:
        options = _JOIN.join(
            Markup('<option value="{}">{}</option>').format(*each)
            for each in [("", asked["choose"]), *asked["options"]]
        )
        field = Markup('<select id="nw-{}" name="{}"{}>{}</select>').format(
            name, name, must, options
        )
    else:
        field = Markup('<input id="nw-{}" name="{}" maxlength="{}" autocomplete="off"{}>').format(
            name, name, asked["longest"], must
        )
    return Markup('<p><label for="nw-{}">{}</label><br>{}</p>').format(name, asked["label"], field)


def _question(question: Question, t: Texts, *, short: bool) -> Markup:
    one = _menu if short else _ask
    asks = _JOIN.join(one(question, ask, t) for ask in question.asks)
    return Markup('<section class="nw-round-card"><h2>{}</h2><p>{}</p>{}</section>').format(
        question.label.said(t), question.definition.said(t), asks
    )


def _menu(question: Question, ask: Ask, t: Texts) -> Markup:
    """One of many answers on a page: a list to choose from, that takes a single line."""
    rows = _JOIN.join(
        Markup('<option value="{}">{}</option>').format(value, f"{large} {small}".strip())
        for value, large, small in [("", t("rounds.page.optional"), ""), *choices(ask, t)]
    )
    return Markup('<p><label>{}<br><select name="{}">{}</select></label></p>').format(
        (ask.label or question.label).said(t), f"{slips.PREFIX}{question.id}.{ask.id}", rows
    )


def _ask(question: Question, ask: Ask, t: Texts) -> Markup:
    name = f"{slips.PREFIX}{question.id}.{ask.id}"
    label = (ask.label or question.label).said(t)
    if isinstance(ask.shape, Text):
        return Markup(
            '<p><label>{}<br><textarea name="{}" maxlength="{}" rows="3"></textarea></label></p>'
        ).format(label, name, ask.shape.longest)
    offered = [*choices(ask, t), ("", t("rounds.page.optional"), "")]
    rows = _JOIN.join(
        Markup(
            '<label class="nw-round-choice"><input type="radio" name="{}" value="{}"{}>'
            "<strong>{}</strong><span>{}</span></label>"
        ).format(name, value, _JOIN if value else Markup(" checked"), large, small)
        for value, large, small in offered
    )
    # What stands above it already is for who hears the page only.
    legend = _JOIN if ask.label else Markup(' class="is-heard"')
    return Markup('<fieldset class="nw-round-choices"><legend{}>{}</legend>{}</fieldset>').format(
        legend, label, rows
    )
