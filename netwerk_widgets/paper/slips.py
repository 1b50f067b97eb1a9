"""A round on paper: slips of A5, two on an A4, to be printed by any browser.

What is asked is what a phone would ask (`rounds.sheet`). The page's script lays the questions out
over as many sheets as they need; without it each slip is a page of its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from markupsafe import Markup

from netwerk_widgets.paper.alone import document
from netwerk_widgets.rounds.kinds import Wanted, made
from netwerk_widgets.rounds.model import Code, Party, Person, Round
from netwerk_widgets.rounds.sheet import sheet
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: So many alike are made at most: the rest is for a copying machine.
MOST_COPIES = 100
#: A written line holds about so many characters.
_LINE = 60
#: Words at the ends of a scale this short stand beside it; longer ones stand above it.
_BESIDE = 26

_NOTHING = Markup("")
#: Nobody is let in by a slip of paper.
NO_CODE = Code(key="-" * 22, digits="0000")


def on_paper(wanted: Wanted, session: Session) -> Round:
    """A round that only exists on paper; see `made` for when there can be none."""
    # Marks are for phones alone: nobody types them in.
    return made(replace(wanted, quality=False), session, "", NO_CODE)


def whose(round_: Round, *, blank: bool, copies: int) -> list[str]:
    """The name on each slip: of every organisation or person to choose from, or of nobody yet."""
    names = [] if blank else [each.name for each in _chosen(round_)]
    return names or [""] * max(1, min(MOST_COPIES, copies))


def _chosen(round_: Round) -> Sequence[Party | Person]:
    return round_.parties if round_.per == "party" else round_.people


def slips(round_: Round, session: str, t: Texts, *, blank: bool = False, copies: int = 2) -> str:
    """The slips of a round as one page.

    Parameters
    ----------
    round_
        What is asked, and of whom (`rounds.kinds.made`).
    session
        What the session is called: it stands on every sheet.
    t
        The language of all of it.
    blank
        Without a name on it, also where the round knows who is asked.
    copies
        How many slips there are where they have no name, `MOST_COPIES` at most.
    """
    # What phones are told of the list of names is no matter here.
    asked = sheet(round_.model_copy(update={"people": ()}), t)
    names = whose(round_, blank=blank, copies=copies)
    # Of an organisation what it is asked itself.
    own = [] if blank or not round_.whom else [each.id for each in _chosen(round_)]
    made = _joined(
        _slip(name, asked, _questions(round_, each, asked), round_, session, t)
        for name, each in zip_longest(names, own[: len(names)])
    )
    body = Markup('<p class="hint">{}</p>\n<main data-of="{}">\n{}</main>').format(
        t("paper.slips.hint"), t("paper.slips.of", n="{n}", all="{all}"), made
    )
    return document("slips", f"{asked['title']} · {session}", body, t)


def _questions(round_: Round, party: str | None, asked: dict[str, Any]) -> Markup:
    """What is asked, of everybody or of one organisation."""
    mine = {each.id for each in (round_.questions if party is None else round_.asked_of(party))}
    told = zip(round_.questions, asked["questions"], strict=True)
    kept = [words for each, words in told if each.id in mine]
    return _joined(_question(n, each) for n, each in enumerate(kept, 1))


def _joined(pieces: Any) -> Markup:
    return _NOTHING.join(pieces)


def _slip(
    name: str, asked: dict[str, Any], questions: Markup, round_: Round, session: str, t: Texts
) -> Markup:
    shapes = {each["shape"] for one in asked["questions"] for each in one["asks"]}
    return Markup(
        '<section class="slip"><div class="top"><span>{}</span><b>{}</b><i></i></div>\n'
        '<header><h1>{}</h1>\n<p class="kept">{}</p>\n<p class="how">{}</p>\n{}</header>\n'
        "{}</section>\n"
    ).format(
        session,
        name,
        asked["title"],
        asked["kept"],
        " ".join(
            t(f"paper.slips.how.{each}") for each in ("scale", "choice", "text") if each in shapes
        ),
        _who(name, asked["who"], round_, t),
        questions,
    )


def _who(name: str, asked: Sequence[dict[str, Any]], round_: Round, t: Texts) -> Markup:
    """Who it is of: printed, or a line to write it on."""
    rows = []
    for each in asked:
        own = "party" if round_.per == "party" else "who"
        if each["name"] == "role":
            rows.append(_boxes(each["label"], [label for _, label in each["options"]]))
        elif name and each["name"] == own:
            row = Markup('<p class="who"><span>{}</span><b>{}</b></p>\n')
            rows.append(row.format(t(f"paper.slips.who.{own}"), name))
        else:
            row = Markup('<p class="who"><span>{}</span><u></u></p>\n')
            rows.append(row.format(t(f"paper.slips.who.{each['name']}")))
    return _joined(rows)


def _question(number: int, asked: dict[str, Any]) -> Markup:
    return Markup(
        '<section class="question"><h2><span>{}</span><em>{}</em></h2>\n'
        '<p class="what">{}</p>\n{}</section>\n'
    ).format(
        number,
        asked["label"],
        asked["definition"],
        _joined(_ask(each) for each in asked["asks"]),
    )


def _ask(asked: dict[str, Any]) -> Markup:
    label = asked["label"]
    if asked["shape"] == "scale":
        return _scale(label, asked["choices"])
    if asked["shape"] == "choice":
        return _boxes(label, [large for _, large, _small in asked["choices"]])
    lines = _joined([Markup("<u></u>")] * max(1, -(-asked["longest"] // _LINE)))
    return Markup('<div class="ask is-text">{}{}</div>\n').format(_label(label), lines)


def _label(label: str) -> Markup:
    return Markup('<p class="label">{}</p>').format(label) if label else _NOTHING


def _scale(label: str, choices: Sequence[tuple[str, str, str]]) -> Markup:
    circles = _joined(Markup("<b>{}</b>").format(large) for _, large, _small in choices)
    ends = [small for _, _large, small in choices if small]
    beside = len(ends) == 2 and all(len(each) <= _BESIDE for each in ends)
    words = _joined(Markup("<span>{}</span>").format(each) for each in ends)
    row = Markup('<div class="circles">{}</div>').format(circles)
    if beside:
        row = Markup('<div class="circles"><span>{}</span>{}<span>{}</span></div>').format(
            ends[0], circles, ends[1]
        )
    elif ends:
        row = Markup('<div class="ends">{}</div>{}').format(words, row)
    css = "ask is-scale is-beside" if beside else "ask is-scale"
    return Markup('<div class="{}">{}{}</div>\n').format(css, _label(label), row)


def _boxes(label: str, options: Sequence[str]) -> Markup:
    boxes = _joined(Markup("<span><i></i>{}</span>").format(each) for each in options)
    return Markup('<div class="ask is-choice">{}<div class="boxes">{}</div></div>\n').format(
        _label(label), boxes
    )
