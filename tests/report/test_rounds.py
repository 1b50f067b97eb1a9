"""What a round of each kind left is in the report that a group takes home: web page and Word."""

import re
from collections import Counter
from html import unescape
from io import BytesIO

import docx
import pytest

from netwerk_widgets.report import html, word
from netwerk_widgets.report.outline import outline
from netwerk_widgets.rounds.counts import COUNTED
from netwerk_widgets.rounds.kinds import KINDS, hows
from netwerk_widgets.rounds.put import differences, taken
from netwerk_widgets.rounds.results import said
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.report.pages import PNG, SVG, TODAY, drawn
from tests.rounds.making import CASE, raw, round_of

T = texts("nl")
WAYS = [(kind, per, how) for kind in KINDS for per in KINDS[kind].per for how in hows(kind, per)]
PEOPLE = 7
#: What is chosen and related has tests of its own (`test_chosen`): here what anybody typed.
_APART = {"choices": ("name", "n"), "relations": ("strength",), "own": ("name", "text")}


def written(session):
    """The rows of the tables of both reports, cell by cell, and the lines around them."""
    document = outline(session, "Zaal", T, TODAY)
    page = html.write(document, drawn(document, SVG), T)
    opened = docx.Document(BytesIO(word.write(document, drawn(document, PNG), T)))
    return {"html": of_page(page), "docx": of_word(opened)}


def of_page(page):
    def bare(marked):
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", marked)).split())

    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", page, re.DOTALL)
    lines = re.findall(r"<(?:p|li|dd|blockquote)[ >].*?</(?:p|li|dd|blockquote)>", page, re.DOTALL)
    return Counter(
        [tuple(map(bare, re.findall(r"<t[dh][^>]*>.*?</t[dh]>", row, re.DOTALL))) for row in rows]
        + [(bare(line),) for line in lines]
    )


def of_word(opened):
    rows = [row.cells for table in opened.tables for row in table.rows]
    return Counter(
        [tuple(cell.text for cell in row) for row in rows]
        + [(each.text,) for each in opened.paragraphs]
    )


def revealed(kind, per, how):
    """A round of which each answer is another's, and the people of the session."""
    round_ = round_of(kind, per=per, anonymous=how == "anonymous")
    slips = []
    for number in range(PEOPLE):
        more = {"party": round_.parties[number].id} if per == "party" else {}
        more |= {"who": f"Nieuwkomer {number}"} if how == "named" else {}
        sent = raw(round_, 1 + number % 3, **more)
        own = {name: f"Zin {number} van de zaal" for name, each in sent["answers"].items()
               if each == "Een zin"}  # fmt: skip
        slips.append(read(sent | {"answers": sent["answers"] | own}, round_))
    found = Revealed(round_, slips, people=CASE.people.model_dump(mode="json")["items"])
    return Revealed(round_, slips, {each.at for each in said(round_, slips)}, found.people)


@pytest.fixture(scope="module")
def before():
    return written(CASE)


@pytest.mark.parametrize(("kind", "per", "how"), WAYS)
def test_what_was_taken_over_is_in_the_web_page_and_in_word(before, kind, per, how):
    documents = CASE.model_dump(mode="json")
    wanted = puts(revealed(kind, per, how))
    assert wanted
    chosen = {each.at for each in differences(documents, wanted)}
    after = written(Session.model_validate(documents | taken(documents, wanted, chosen)))
    for name, found in after.items():
        new = list(found - before[name])
        missing = [each for each in wanted if not any(told(each, row, documents) for row in new)]
        assert missing == [], name


def told(put, row, documents):
    """Whether a new row, or line, has what was put; a number in the row of whose it is."""
    if put.part in _APART:
        # What is told in words of the workbook's own, or tells rows apart.
        return put.key not in _APART[put.part] or any(str(put.value) in str(cell) for cell in row)
    if put.path == "pictures":
        # Who says what of whom stands there by name and in words.
        return put.key != "strength" or any(str(put.value) == str(cell) for cell in row)
    if put.path == "health_roles" or (put.path == "health" and put.key != "counts"):
        # Of roles where they differ most; the rest tells rows apart, or stands in other words.
        return True
    if isinstance(put.value, dict):
        # In columns, or in one cell: "1 (heel weinig): 3, 2 (weinig): 2".
        apart = {str(many) for many in put.value.values()}
        together = [rf"\b{value}\b[^:,]*: {many}\b" for value, many in put.value.items()]
        return apart <= set(row) or any(
            all(re.search(each, cell) for each in together) for cell in row
        )
    if isinstance(put.value, str):
        # Who is new has an organisation too: it is there by its name.
        names = {each["id"]: each["name"] for each in documents["stakeholders"]["items"]}
        said_as = names[put.value] if put.key == "party" else put.value
        if put.key == "came":
            said_as = texts("nl")("fields.came.round")
        return any(said_as in cell for cell in row)
    party = put.row.get("party", put.row.get("id"))
    names = {each["id"]: each["name"] for each in documents["stakeholders"]["items"]}
    return str(put.value) in row and (party not in names or names[party] in row)


def test_every_kind_that_is_counted_is_among_them():
    assert {kind for kind, _per, how in WAYS if how == "anonymous"} == {
        *COUNTED, "lesson", "ideas", "own", "choosing", "health"
    }  # fmt: skip
