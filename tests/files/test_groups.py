"""Names in groups: a column each, below a heading each, indented, or on one line."""

from netwerk_widgets.files import plan, read, read_text
from netwerk_widgets.session.models import Session
from tests.files.fresh_shapes import A, B, C, D


def parties(found, field):
    items = found.documents["stakeholders"]["items"]
    return [(each["name"], each[field]) for each in items]


def planned(text, name="x.csv"):
    return plan(read(text.encode(), name), Session())


def test_names_on_one_line_are_asked_to_be_as_many_parties():
    for found in (
        planned(f"{A}, {B}, {C} en {D}", "x.txt"),
        plan(read_text(f"{A}, {B} en {C}"), Session()),
    ):
        assert [(each.kind, each.chosen) for each in found.asks] == [("commas", "split")]
        names = [name for name, _ in parties(found, "note")]
        assert names == [A, B, C, D][: len(names)]
        assert len(names) > 2


def test_a_column_for_each_group_that_fills_from_the_top():
    found = planned(f"Overheid;Zorg;Onderwijs\n{A};{B};ROC\nProvincie;{C};\n")
    assert [(each.kind, each.chosen) for each in found.asks] == [("unknown_heads", "columns")]
    assert parties(found, "branch") == [
        (A, "Overheid"), ("Provincie", "Overheid"), (B, "Zorg"), (C, "Zorg"), ("ROC", "Onderwijs"),
    ]  # fmt: skip


def test_columns_that_are_equally_full_may_be_groups_too():
    found = planned(f"Kern;Daaromheen\n{A};{B}\n{C};{D}\n")
    (question,) = found.asks
    assert question.chosen == "heads"
    assert "columns" in [each.value for each in question.options]


def test_known_sectors_above_names_are_their_sector():
    text = f"Overheid\n{A}\nProvincie\n\nBedrijven:\n{B}\n{C}\n"
    found = planned(text, "x.txt")
    assert [(each.kind, each.chosen) for each in found.asks] == [("headings", "groups")]
    assert [name for name, _ in parties(found, "branch")] == [A, "Provincie", B, C]
    key = found.asks[0].key
    whole = plan(read(text.encode(), "x.txt"), Session(), {key: "names"})
    assert len(whole.documents["stakeholders"]["items"]) == 6


def test_what_is_indented_is_part_of_what_stands_above():
    found = planned(f"{A}\n\t{B}\n\t{C}\n{D}\n\tROC\n", "x.txt")
    assert parties(found, "parent") == [(A, ""), (B, A), (C, A), (D, ""), ("ROC", D)]
    assert list(found.asks) == []


def test_yes_under_mutual_is_both_ways():
    found = planned(f"Van;Naar;Wederzijds\n{A};{B};ja\n{B};{C};nee\n")
    ways = [each["direction"] for each in found.documents["relations"]["items"]]
    assert ways == [None, "one_way"]


def test_traits_of_stakeholders_are_no_meetings():
    found = planned(f"Stakeholder;Macht;Legitimiteit;Urgentie\n{A};x;x;\n{B};;x;x\n")
    assert "relations" not in found.documents


def test_rows_that_r_numbers_have_no_head():
    found = planned(f'"van","naar"\n"1","{A}","{B}"\n"2","{B}","{C}"\n')
    assert len(found.documents["relations"]["items"]) == 2
    assert [name for name, _ in parties(found, "note")] == [A, B, C]


def test_json_of_pairs_of_neighbours_and_of_a_line_each():
    for text, name in (
        (f'[["{A}", "{B}"], ["{B}", "{C}", 3]]', "x.json"),
        (f'{{"{A}": ["{B}"], "{B}": ["{C}"], "{D}": []}}', "x.json"),
        (f'{{"from": "{A}", "to": "{B}"}}\n{{"from": "{B}", "to": "{C}"}}\n', "x.json"),
    ):
        found = planned(text, name)
        names = {each["id"]: each["name"] for each in found.documents["stakeholders"]["items"]}
        links = [
            (names[each["from_id"]], names[each["to_id"]])
            for each in found.documents["relations"]["items"]
        ]
        assert links == [(A, B), (B, C)]
