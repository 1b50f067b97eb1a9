"""What a student does on the page of a case."""

from netwerk_widgets.study.solution import solve
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.checks import CheckPanel

T = texts("nl")


CASE = "laanboompact"


def inside(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def the(page, kind):
    return next(each for each in inside(page.box) if isinstance(each, kind))


def state(page):
    return the(page, CheckPanel).state


def put_in(page, session):
    content = session.model_dump(mode="json")
    content["study"]["checked"] = page.session.documents["study"]["checked"]
    page.session.replace_many({part: content[part] for part in ("stakeholders", "study")})


def put_network(page):
    content = solve(CASE, T).model_dump(mode="json")
    page.session.replace_many(
        {part: content[part] for part in ("stakeholders", "relations", "study")}
    )


def values(page):
    return " ".join(str(getattr(each, "value", "")) for each in inside(page.box))
