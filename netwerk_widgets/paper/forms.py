"""The questions beforehand: a small file for each organisation, that works from disk."""

import io
import json
import re
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from netwerk_widgets.paper.alone import document
from netwerk_widgets.paper.asked import asked, mailable, of_others, rounds_of, seal
from netwerk_widgets.rounds.model import KindName, Party, Round
from netwerk_widgets.rounds.sheet import kept, sheet, tag
from netwerk_widgets.rounds.slips import NAME
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.published import published
from netwerk_widgets.texts import Texts

#: What an answer file says of itself, and the version of its shape.
FORMAT, VERSION = "netwerk-answers", 1
#: How the name of an answer file ends: that of its language, then this.
ENDING = ".json"
#: What the script says.
_WORDS = ("saved", "empty", "who", "kept", "kept_not", "progress", "cleared", "half")
_NOTHING = Markup("")


@dataclass(frozen=True)
class Form:
    """The file of one organisation."""

    party: Party
    file: str
    page: str


def forms(session: Session, uid: str, name: str, kinds: Collection[str], t: Texts) -> list[Form]:
    """The files, one for each organisation that takes part.

    Parameters
    ----------
    session, uid, name
        The session, what it keeps under every name, and what it is called.
    kinds
        The kinds of round that are asked; all that can be, without any.
    t
        The language of the files.

    Raises
    ------
    NetwerkError
        When there is nothing to ask, nobody to ask, or a kind cannot be asked in a file.
    """
    can = mailable(session)
    if any(each not in can for each in kinds):
        raise NetwerkError("form_kind", kinds=", ".join(can) or "–")
    # Of what the room may not see, nothing leaves.
    rounds = rounds_of(published(session), uid, kinds or can)
    if not rounds:
        raise NetwerkError("round_nothing")
    parties = {each.id: each for round_ in rounds.values() for each in round_.parties}
    if not parties:
        raise NetwerkError("round_nobody")
    taken: set[str] = set()
    return [
        Form(each, f"{_free(each.name, taken)}.html", _page(each, rounds, uid, name, t))
        for each in parties.values()
    ]


def packed(made: Collection[Form]) -> bytes:
    """All the files in one."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as opened:
        for each in made:
            opened.writestr(each.file, each.page)
    return whole.getvalue()


def _free(name: str, taken: set[str]) -> str:
    """A name for a file that no system objects to, and that no other file has."""
    plain = re.sub(r"[^\w -]", "_", name).strip()[:60].strip() or "netwerk"
    free, number = plain, 1
    while free.casefold() in taken:
        number += 1
        free = f"{plain} {number}"
    taken.add(free.casefold())
    return free


def _page(party: Party, rounds: Mapping[KindName, Round], uid: str, name: str, t: Texts) -> str:
    what = asked(rounds)
    data = {
        "format": FORMAT,
        "version": VERSION,
        "session": tag(uid),
        "party": party.id,
        "seal": seal(uid, party.id, what),
        "asked": what,
        "named": [kind for kind, each in rounds.items() if each.per == "person"],
        "file": f"{_free(party.name, set())}.{t('paper.forms.ending')}{ENDING}",
        "words": {each: t(f"paper.forms.{each}", **_OPEN) for each in _WORDS},
    }
    body = Markup(
        '<main>\n<header><p class="of">{}</p>\n<h1>{}</h1>\n<p>{}</p>\n<ol>{}</ol>\n'
        '<noscript><p class="note">{}</p></noscript></header>\n{}{}'
        '<footer><p id="progress"></p><p class="acts"><button id="save" type="button">{}</button>'
        '<button id="clear" type="button" class="quiet">{}</button></p>'
        '<p id="state" role="status"></p></footer>\n</main>\n'
        '<script type="application/json" id="data">{}</script>'
    ).format(
        name,
        party.name,
        t("paper.forms.intro"),
        _NOTHING.join(Markup("<li>{}</li>").format(each) for each in t.items("paper.forms.steps")),
        t("paper.forms.noscript"),
        _who(rounds, t) if data["named"] else _NOTHING,
        _NOTHING.join(_round(kind, each, party, t) for kind, each in rounds.items()),
        t("paper.forms.save"),
        t("paper.forms.clear"),
        Markup(json.dumps(data).replace("<", "\\u003c")),  # noqa: S704 - nothing ends it early
    )
    return document("form", f"{party.name} · {name}", body, t)


#: What the script fills in.
_OPEN = {each: f"{{{each}}}" for each in ("n", "all", "file", "name")}


def _who(rounds: Mapping[KindName, Round], t: Texts) -> Markup:
    """Who fills it in; it says for which questions that must be known."""
    named = [kind for kind, each in rounds.items() if each.per == "person"]
    what = t.enumerate([f"‘{t(f'rounds.title.{kind}')}’" for kind in named])
    return Markup(
        '<section class="who"><label for="who">{} <strong>{}</strong></label>'
        '<p class="what" id="who-why">{}</p>'
        '<input id="who" type="text" maxlength="{}" autocomplete="name"'
        ' aria-required="true" aria-describedby="who-why"></section>\n'
    ).format(
        t("paper.forms.name"), t("paper.forms.must"), t("paper.forms.must_why", what=what), NAME
    )


def _round(kind: KindName, round_: Round, party: Party, t: Texts) -> Markup:
    asked_of = of_others(kind, round_.questions, party.id)
    told = sheet(round_.model_copy(update={"questions": tuple(asked_of)}), t)
    if kind == "relations":
        rows = _NOTHING.join(_relation(each, t) for each in told["questions"])
        body = Markup('<p class="what">{}</p>\n{}').format(t("paper.forms.relations"), rows)
    else:
        body = _NOTHING.join(_question(kind, each, t) for each in told["questions"])
    return Markup(
        '<section class="round" data-kind="{}"><h2>{}</h2>\n<p class="kept">{}</p>\n{}</section>\n'
    ).format(
        kind,
        told["title"],
        kept(round_, t),
        body,
    )


def _relation(told: dict[str, Any], t: Texts) -> Markup:
    """One organisation in the list: what relation there is with it, and how strong that is."""
    kind, strength = told["asks"]
    options = [("", t("paper.forms.no_relation"), ""), *kind["choices"]]
    return Markup(
        '<section class="question is-row"><h3>{}</h3>\n'
        '<label class="ask"><span class="heard">{}</span><select name="relations/{}">{}</select>'
        "</label>\n{}</section>\n"
    ).format(
        told["label"],
        f"{told['label']}: {kind['label']}",
        kind["name"],
        _NOTHING.join(
            Markup('<option value="{}">{}</option>').format(value, words)
            for value, words, _small in options
        ),
        _ask("relations", strength, told["label"], t),
    )


def _question(kind: KindName, told: dict[str, Any], t: Texts) -> Markup:
    return Markup(
        '<section class="question"><h3>{}</h3>\n<p class="what">{}</p>\n{}</section>\n'
    ).format(
        told["label"],
        told["definition"],
        _NOTHING.join(_ask(kind, each, told["label"], t) for each in told["asks"]),
    )


def _ask(kind: KindName, told: dict[str, Any], about: str, t: Texts) -> Markup:
    label, name = told["label"] or about, f"{kind}/{told['name']}"
    css = "" if told["label"] else "heard"
    if told["shape"] == "text":
        return Markup(
            '<label class="ask"><span class="{}">{}</span>'
            '<textarea name="{}" rows="3" maxlength="{}"></textarea></label>\n'
        ).format(css, label, name, told["longest"])
    scale = told["shape"] == "scale"
    choices = _NOTHING.join(
        Markup(
            '<label><input type="radio" name="{}" value="{}"><b>{}</b>'
            '<span class="heard">{}</span></label>'
        ).format(name, *each)
        for each in told["choices"]
    )
    ends = [small for _, _large, small in told["choices"] if small]
    words = _NOTHING.join(Markup("<span>{}</span>").format(each) for each in ends)
    return Markup(
        '<fieldset class="ask {}" data-shape="{}"><legend class="{}">{}</legend>'
        '<div class="choices">{}</div>{}'
        '<button type="button" class="undo quiet" hidden>{}</button></fieldset>\n'
    ).format(
        "is-scale" if scale else "is-choice",
        told["shape"],
        css,
        label,
        choices,
        Markup('<div class="ends" aria-hidden="true">{}</div>').format(words)
        if words
        else _NOTHING,
        t("paper.forms.undo"),
    )
