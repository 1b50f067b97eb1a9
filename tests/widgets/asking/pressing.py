"""What a facilitator presses and reads, and phones that answer."""

from ipywidgets import HTML, Button, Checkbox, Dropdown

from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.live import TYPED
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.asking.asking import Asking
from tests.rounds.making import raw

T = texts("nl")
NAME = "zaal"


def inside(widget):
    """A widget and all that is in it."""
    yield widget
    for each in getattr(widget, "children", ()):
        yield from inside(each)


def buttons(asking):
    return {each.description: each for each in inside(asking) if isinstance(each, Button)}


def press(asking, key):
    buttons(asking)[T(f"rounds.asking.{key}")].click()


def read_out(asking):
    """Everything that stands on the page."""
    return " ".join(
        [each.value for each in inside(asking) if isinstance(each, HTML)]
        + [each.description for each in inside(asking) if isinstance(each, Checkbox | Dropdown)]
    )


def asking_of(page, kind):
    return asking_in(page.box, kind)


def asking_in(box, kind):
    found = (each for each in inside(box) if isinstance(each, Asking))
    return next(each for each in found if each.kind == kind)


def answer(asking, *sent):
    """Phones answer: ``sent`` are what each says of itself, and its value."""
    round_ = asking.desk.now(asking.kind).round
    slips = []
    for number, (value, about) in enumerate(sent):
        about = {"who": f"Deelnemer {number}"} | about if "who" in raw(round_) else about
        slips.append(read(raw(round_, value, **about), round_))
    with Answers() as answers:
        answers.put(round_.id, slips)
    return round_


def ask(asking, *sent):
    press(asking, "ask")
    press(asking, "open")
    round_ = answer(asking, *sent)
    press(asking, "close")
    press(asking, "reveal")
    return round_


def typed(live):
    return {part: live.documents[part] for part in TYPED}
