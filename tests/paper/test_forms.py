"""The files that are mailed beforehand: what is in them, and what is not."""

import io
import zipfile

import pytest

from netwerk_widgets.paper.asked import mailable, of_others, per, rounds_of
from netwerk_widgets.paper.forms import packed
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.published import published
from netwerk_widgets.texts import LANGUAGES, texts
from tests.paper.mailing import UID, case, data, made
from tests.paper.test_slips import Words, plain
from tests.strategies import HOSTILE

MAILED = [kind for kind in KINDS if per(kind)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MAILED)
def test_every_kind_that_can_be_mailed_asks_all_its_questions(kind, language):
    session, t = case(language), texts(language)
    [round_] = rounds_of(session, UID, [kind]).values()
    for form in made(session, [kind], language):
        found = Words(form.page)
        asked = of_others(kind, round_.questions, form.party.id)
        for question in asked:
            assert plain(question.label.said(t)) in found.text
            if kind != "relations":  # said once, above the list
                assert plain(question.definition.said(t)) in found.text
        names = {value for name, value in found.attributes if name == "name"}
        assert {f"{kind}/{each.id}.{ask.id}" for each in asked for ask in each.asks} <= names
        assert data(form)["named"] == ([kind] if round_.per == "person" else [])


def test_what_is_never_asked_with_a_name_cannot_be_mailed():
    without = [kind for kind in KINDS if kind not in MAILED]
    assert "forces" in without
    for kind in without:
        assert kind not in mailable(case())
        with pytest.raises(NetwerkError) as refused:
            made(case(), [kind])
        assert "positions" in refused.value.sentence(texts("nl"))


def test_a_file_has_nothing_of_another_organisation():
    session = case()
    for number, each in enumerate(session.stakeholders.items):
        each.name = f"Geheim{number}naam"
        each.note = each.interests = each.values = each.activities = "Geheime notitie"
    for each in session.doing.actions:
        each.note = each.name = "Geheime notitie"
    for each in session.dream.dreams:
        each.sentence = "Geheime droom"
    for each in session.dilemmas.positions:
        each.reason = "Geheime reden"
    for each in session.people.items:
        each.name = "Geheim mens"
    every = made(session, [kind for kind in MAILED if kind != "relations"])
    assert len(every) > 5
    for form in every:
        words = form.page.replace(form.party.name, "")
        assert form.party.name in form.page
        assert "Geheim" not in words
        assert not [
            e.id
            for e in session.stakeholders.items
            if e.id != form.party.id and f'"{e.id}"' in words
        ]
        assert UID not in form.page


def test_the_page_and_the_file_count_the_same_questions():
    session = case()
    many = sum(mailable(session).values())
    for form in made(session):
        found = Words(form.page)
        names = {value for name, value in found.attributes if name == "name" and "/" in value}
        assert len(names) == many


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_name_must_be_there_stands_beside_it_with_for_what(language):
    t, session = texts(language), case(language)
    form = made(session, language=language)[0]
    named = data(form)["named"]
    assert named
    assert t("paper.forms.must") in form.page
    assert 'aria-required="true"' in form.page
    for kind in named:
        assert f"‘{t(f'rounds.title.{kind}')}’" in Words(form.page).text
    nameless = made(session, ["positions"], language)[0]
    assert t("paper.forms.must") not in nameless.page


def test_of_relations_it_lists_the_others_by_name_alone_and_never_its_own():
    session = case()
    for number, each in enumerate(session.stakeholders.items):
        each.note = each.interests = each.values = each.activities = f"Geheim {number}"
    for each in session.relations.items:
        each.note = "Geheim"
    every = made(session, ["relations"])
    for form in every:
        assert "Geheim" not in form.page
        names = {v for n, v in Words(form.page).attributes if n == "name" and "/" in v}
        others = {each.party.id for each in every} - {form.party.id}
        asks = ("kind", "strength")
        assert names == {f"relations/{other}.{ask}" for other in others for ask in asks}


def test_what_the_room_may_not_see_is_not_asked():
    session = case()
    session.room.hidden = ["goals", "shared"]
    assert {"positions", "support"} & set(mailable(session)) == set()
    goals = [each.name for each in session.goals.goals]
    for form in made(session):
        assert not [each for each in goals if each in form.page]
    assert set(mailable(published(case()))) == set(mailable(case()))


def test_what_was_typed_is_text_and_nothing_is_fetched():
    session = case()
    for each, words in zip(session.stakeholders.items, HOSTILE, strict=False):
        each.name = words[:100].replace("\n", " ").replace("\t", " ")
    for each, words in zip(session.goals.goals, HOSTILE, strict=False):
        each.name = f"{words} </script><img src=x>"
    every = made(session)
    assert len({each.file.casefold() for each in every}) == len(every)
    for form in every:
        found = Words(form.page)
        assert found.tags.count("script") == 2
        assert not {"img", "a", "link", "iframe"} & set(found.tags)
        assert not [name for name, _ in found.attributes if name.startswith("on")]
        assert "<script>alert(1)</script>" in found.text
        assert data(form)["party"] == form.party.id
        assert not set('/\\:*?"<>|') & set(form.file)
        assert not set('/\\:*?"<>|') & set(data(form)["file"])
    [policy] = [value for _, value in found.attributes if "default-src" in str(value)]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    with zipfile.ZipFile(io.BytesIO(packed(every))) as whole:
        assert whole.testzip() is None
        assert sorted(whole.namelist()) == sorted(each.file for each in every)


def test_nothing_to_ask_and_nobody_to_ask_are_said():
    nobody = case()
    nobody.stakeholders.items = []
    with pytest.raises(NetwerkError):
        made(nobody)
