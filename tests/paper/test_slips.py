"""Slips of paper: every kind of round, in both languages, with all its questions."""

import re
from html.parser import HTMLParser

import pytest

from netwerk_widgets.paper.slips import MOST_COPIES, on_paper, slips, whose
from netwerk_widgets.rounds.kinds import KINDS, Wanted, hows
from netwerk_widgets.rounds.model import Choice, Scale, Text
from netwerk_widgets.rounds.sheet import choices, kept
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import LANGUAGES, texts
from tests.owned import owned
from tests.strategies import HOSTILE

WAYS = [
    (kind, per, how, language)
    for kind in KINDS
    for per in KINDS[kind].per
    for how in hows(kind, per)
    for language in LANGUAGES
]


class Words(HTMLParser):
    """What a reader reads, and the elements it stands in."""

    def __init__(self, page):
        super().__init__()
        self.words, self.tags, self.attributes = [], [], []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self._inside = tag

    def handle_data(self, data):
        if self._inside not in ("style", "script"):
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def round_of(kind, per, how, session):
    return on_paper(
        Wanted(kind, per=per, anonymous=how == "anonymous", listed=how == "listed"), session
    )


def plain(words):
    return " ".join(words.split())


@pytest.mark.parametrize(("kind", "per", "how", "language"), WAYS)
def test_every_kind_asks_all_its_questions(kind, per, how, language):
    t, session = texts(language), owned(load_case("laanboompact", language))
    round_ = round_of(kind, per, how, session)
    page = slips(round_, "Pact", t)
    many = len(whose(round_, blank=False, copies=2))
    read = Words(page).text
    assert page.count('class="slip"') == many
    assert read.count(plain(kept(round_, t))) == many
    # Of influence each organisation is asked about those with whom it has a relation.
    whom = round_.whom.values()
    on = {q.id: sum(q.id in each for each in whom) if whom else many for q in round_.questions}
    for question in round_.questions:
        assert read.count(plain(question.label.said(t))) >= on[question.id]
        assert plain(question.definition.said(t)) in read
        for ask in question.asks:
            assert ask.label is None or plain(ask.label.said(t)) in read
            for _value, large, small in choices(ask, t):
                assert large in read
                assert plain(small) in read
    circles, boxes = (
        sum(
            len(ask.shape.values) * on[question.id]
            for question in round_.questions
            for ask in question.asks
            if isinstance(ask.shape, kind)
        )
        for kind in (Scale, Choice)
    )
    assert len(re.findall(r"<b>[−+]?\d</b>", page)) == circles
    assert page.count("<span><i></i>") == boxes
    written = any(isinstance(ask.shape, Text) for _, ask in round_.fields())
    assert ("<u></u>" in page) == (how == "named" or written)


def test_a_slip_for_each_organisation_bears_its_name_or_none():
    t, session = texts("nl"), load_case("laanboompact", "nl")
    round_ = round_of("positions", "party", "party", session)
    names = [each.name for each in round_.parties]
    assert whose(round_, blank=False, copies=2) == names
    read = Words(slips(round_, "Pact", t)).text
    assert all(read.count(f"{t('paper.slips.who.party')} {each} ") == 1 for each in names)
    blank = slips(round_, "Pact", t, blank=True, copies=3)
    assert blank.count('class="slip"') == 3
    assert not any(each in Words(blank).text for each in names)
    assert whose(round_, blank=True, copies=10**6) == [""] * MOST_COPIES


def test_a_slip_for_each_of_the_list_says_nothing_of_phones():
    t, session = texts("nl"), load_case("laanboompact", "nl")
    people = session.people.items
    for number, each in enumerate(people):
        each.name = f"Persoon {number}"
    round_ = round_of("readiness", "person", "listed", session)
    page = slips(round_, "Pact", t)
    assert page.count('class="slip"') == len(people)
    assert f"1. {people[0].name}" in page
    assert t("rounds.kept.named") in page
    assert t("rounds.kept.listed") not in page


def test_what_was_typed_is_text_and_nothing_is_fetched():
    session = load_case("laanboompact", "nl")
    for each, words in zip(session.stakeholders.items, HOSTILE, strict=False):
        each.name = words[:100].replace("\n", " ").replace("\t", " ")
    for each, words in zip(session.goals.goals, HOSTILE, strict=False):
        each.name, each.indicator = words, "<img src=x onerror=alert(1)>"
    page = slips(
        round_of("positions", "party", "party", session), "<b onclick=1>Pact</b>", texts("nl")
    )
    found = Words(page)
    assert found.tags.count("script") == 1
    assert not {"img", "textarea", "a", "link", "iframe"} & set(found.tags)
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in found.text
    assert "<b onclick=1>Pact</b>" in found.text
    assert set(re.findall(r"\w+://[^\"]+", page)) <= {"http://www.w3.org/2000/svg"}  # a name
    [policy] = [value for _, value in found.attributes if "default-src" in str(value)]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
