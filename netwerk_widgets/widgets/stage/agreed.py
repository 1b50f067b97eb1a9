"""What the group agreed, on the stage, to be read aloud: who does what, and what each promised."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from netwerk_widgets.insights.agreed import agreed_actions, promises
from netwerk_widgets.insights.agreed_words import by_when, confirmed, deed, promised, reviewed
from netwerk_widgets.insights.names import named, party_names
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.stage.screens import Screen

#: So many lines of words a screen holds, and so many characters each, at a size that is read at
#: eight metres; what is more goes to a next screen.
_LINES, _WIDE = 13, 62
#: The space between two things that are agreed, in lines.
_BETWEEN = 0.7


def actions(session: Session, t: Texts) -> list[Screen]:
    """What is to be done, by date, with who does it; at the end when the group looks back."""
    found = agreed_actions(session)
    if not found:
        return []
    names, titles = party_names(session, t), named(found, t, 600)
    told = [(by_when(each, t), titles[each.id], [deed(each, names, t)]) for each in found]
    rows = [
        (
            Markup("<div><dt>{}</dt><dd><strong>{}</strong><span>{}</span></dd></div>").format(
                when, what, *who
            ),
            _lines([what, *who]),
        )
        for when, what, who in told
    ]
    if review := reviewed(session, t):
        rows.append((Markup("<div><dt></dt><dd>{}</dd></div>").format(review), _lines([review])))
    return _screens(t("agreed.stage.actions"), rows)


def parties(session: Session, t: Texts) -> list[Screen]:
    """What each party promised, with a mark once it confirmed that."""
    names = party_names(session, t)
    rows: list[tuple[Markup, float]] = []
    for each in promises(session):
        told, mark = promised(each, t), confirmed(each, t)
        for number, some in enumerate(_cut(told)):
            head = t("agreed.more", party=names[each.party]) if number else names[each.party]
            css = "is-changed" if each.changed else "is-confirmed"
            said = Markup('<em class="{}">{}</em>').format(css, mark) if mark else Markup("")
            lines = markup.joined(Markup("<li>{}</li>").format(one) for one in some)
            row = Markup("<div><dt>{}{}</dt><dd><ul>{}</ul></dd></div>")
            high = max(_lines(some), _lines([head, mark], _WIDE // 3))
            rows.append((row.format(head, said, lines), high))
    return _screens(t("agreed.stage.parties"), rows)


def _lines(words: Iterable[str], wide: int = _WIDE) -> float:
    return sum(max(1, -(-len(each) // wide)) for each in words if each)


def _cut(told: Sequence[str]) -> list[list[str]]:
    """What is too much for one screen, over several."""
    found: list[list[str]] = [[]]
    for each in told:
        if found[-1] and _lines([*found[-1], each]) > _LINES - 1:
            found.append([])
        found[-1].append(each)
    return found


def _screens(title: str, rows: Sequence[tuple[Markup, float]]) -> list[Screen]:
    """As many screens as the rows need."""
    some: list[list[Markup]] = []
    left = 0.0
    for row, high in rows:
        if not some or high > left:
            some.append([])
            left = _LINES
        some[-1].append(row)
        left -= high + _BETWEEN
    body = Markup('<dl class="nw-stage-rows nw-stage-agreed">{}</dl>')
    return [Screen("is-words", title, body.format(markup.joined(each))) for each in some]
