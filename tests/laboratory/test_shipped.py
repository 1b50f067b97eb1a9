"""The cases as plain lists: for pandas, R, Gephi or Excel."""

import pandas as pd
import pytest

import netwerk_widgets as nw
from netwerk_widgets import places
from netwerk_widgets.session.cases import case_names
from netwerk_widgets.texts import DEFAULT, LANGUAGES


def folder(case):
    return places.data() / "cases" / case


def ending(language):
    return ".csv" if language == DEFAULT else f".{language}.csv"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", case_names())
def test_the_lists_are_those_of_the_case(case, language):
    data = nw.load(case=case, language=language)
    for name, index in (("parties", True), ("relations", False)):
        found = (folder(case) / f"{name}{ending(language)}").read_text(encoding="utf-8")
        assert found == getattr(data, name).to_csv(index=index, lineterminator="\n")


@pytest.mark.parametrize("case", case_names())
def test_they_come_back_as_the_network(case):
    parties, relations = (
        pd.read_csv(folder(case) / f"{name}.csv") for name in ("parties", "relations")
    )
    found = nw.from_frames(parties, relations)
    data = nw.load(case=case, language=DEFAULT)
    assert found.parties.equals(data.parties)
    assert found.relations.equals(data.relations)
    # The workbook reads them as it reads anybody's lists.
    read = nw.read(folder(case) / "relations.csv")
    assert len(read.relations) == len(data.relations)
