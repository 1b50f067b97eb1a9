"""``netwerk slips | forms | answers``: a round on paper, and in files, from the command."""

import json
import zipfile

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.paper.forms import Form
from netwerk_widgets.rounds.model import Party
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.paper.mailing import filled


@pytest.fixture
def session(own_home):
    main(["new", "Pact", "--case", "laanboompact"])
    return "Pact"


def test_slips_come_per_organisation_or_without_a_name(session, tmp_path, capsys):
    file = tmp_path / "slips.html"
    assert main(["slips", session, str(file), "--kind", "positions"]) == 0
    named = file.read_text(encoding="utf-8")
    assert named.count('class="slip"') > 5
    words = ["slips", session, str(file), "--kind", "accelerators", "--copies", "4", "--lang", "en"]
    assert main(words) == 0
    blank = file.read_text(encoding="utf-8")
    assert blank.count('class="slip"') == 4
    assert texts("en")("rounds.title.accelerators") in blank
    assert texts("en")("rounds.kept.anonymous") in blank


@pytest.mark.parametrize(
    "more", [["--kind", "forces", "--per", "party"], ["--kind", "lesson", "--names", "named"]]
)
def test_a_kind_that_cannot_be_asked_like_that_says_how_it_can(session, tmp_path, capsys, more):
    file = tmp_path / "slips.html"
    assert main(["slips", session, str(file), *more]) == 1
    said = capsys.readouterr().err
    assert "--per person --names anonymous" in said
    assert said.count("\n") == 1
    assert not file.exists()


def answer_file(session, folder, form, value=1, **more):
    with open_store(readonly=True) as store:
        uid, recorded = store.session_id(session), read_session(store, session)
    told = filled(form, recorded, value, **more)
    file = folder / f"{value}.netwerk-antwoord.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    assert uid not in form.page
    return str(file)


def forms_in(file):
    with zipfile.ZipFile(file) as whole:
        return [
            Form(Party(id="x", name="x"), name, whole.read(name).decode())
            for name in whole.namelist()
        ]


def positions(session):
    with open_store(readonly=True) as store:
        return read_session(store, session).goals.positions


def test_files_go_out_and_answers_come_back(session, tmp_path, capsys):
    file = tmp_path / "forms.zip"
    assert main(["forms", session, str(file), "--kind", "positions"]) == 0
    form, *others = forms_in(file)
    assert len(others) > 5
    bad = tmp_path / "bad.json"
    bad.write_text("[", encoding="utf-8")
    files = [answer_file(session, tmp_path, form), str(bad)]
    before = positions(session)
    capsys.readouterr()
    assert main(["answers", session, *files, "--look"]) == 0
    said = capsys.readouterr().out
    t = texts("nl")
    assert t("paper.before.count_of", n=5, all=5) in said
    assert f"bad.json: {t('paper.refused.json')}" in said
    assert positions(session) == before
    assert main(["answers", session, *files]) == 0
    assert positions(session) == before  # what is there stays
    assert main(["answers", session, *files, "--theirs", "--lang", "en"]) == 0
    assert texts("en").count("paper.before.taken", 1) in capsys.readouterr().out
    assert positions(session) != before
    with open_store() as store:
        assert LiveSession(store, session, "x").undo()
    assert positions(session) == before
    last = answer_file(session, tmp_path, form, 2, saved="2026-12-01T00:00:00Z")
    assert main(["answers", session, *files, last, "--theirs", "--later"]) == 0
    [row] = [each for each in positions(session) if each not in before]
    assert set(row.positions.values()) == {2}


def test_what_cannot_be_mailed_is_said(session, tmp_path, capsys):
    file = tmp_path / "forms.zip"
    assert main(["forms", session, str(file), "--kind", "forces"]) == 1
    assert "positions" in capsys.readouterr().err
    assert not file.exists()
