"""Lists as organisations have them, that were read wrongly without a word."""

import pytest

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.models import Session
from tests.files.books import book_of
from tests.files.tried import outcome


def of(*lines: str, name: str = "x.csv") -> list[str]:
    return outcome(name, "\n".join(lines))


def read_of(found: list[str]) -> list[str]:
    return [each for each in found if not each.startswith(("asks", "tells")) and " = " not in each]


def of_book(*rows):
    found = plan(read(book_of(Blad1=rows), "x.xlsx"), Session())
    session = Session.model_validate(found.documents)
    names = {each.id: each.name for each in session.stakeholders.items}
    links = [
        (names[each.from_id], names[each.to_id], each.kind, each.strength)
        for each in session.relations.items
    ]
    return [*names.values()], links


@pytest.mark.parametrize(
    "head", ["Geen relatie met", "Werkt niet samen met", "No contact with", "Nog niet samen met"]
)
def test_with_whom_there_is_nothing_is_no_relation_unless_somebody_says_so(head):
    found = of(f"Organisatie;{head};Werkt samen met", "Bieb;Politie;GGD", "GGD;;", "Politie;;")
    assert found[-2:] == [
        f"parties: Bieb (note {head}: Politie), GGD, Politie",
        "Bieb - GGD: cooperation 2",
    ]


def test_with_whom_somebody_would_like_to_work_is_asked():
    found = of(
        "Tijdstempel;Organisatie;Met wie zou u willen samenwerken?",
        "1-1-2025 10:00:00;Bieb;GGD",
        "1-1-2025 10:01:00;GGD;Bieb",
    )
    assert found[0].startswith("asks with: keep")


def test_yes_and_no_to_a_question_about_a_party_are_no_parties():
    found = of(
        "Tijdstempel;Organisatie;Werkt u samen met de gemeente?;Werkt u samen met de GGD?",
        "1-1-2025 10:00:00;GGD;Ja;",
        "1-1-2025 10:00:00;Bieb;Nee;Ja",
    )
    assert read_of(found)[0] == "parties: GGD, Bieb, gemeente"
    assert "GGD > gemeente: cooperation 2 (direction one_way)" in found
    assert "Bieb > GGD: cooperation 2 (direction one_way)" in found


def test_an_average_beside_and_below_a_matrix_is_no_party():
    found = of(
        "van/naar;Bieb;GGD;Politie;Som;Gem.",
        "Bieb;0;2;1;3;1,5",
        "GGD;2;0;0;2;1",
        "Politie;1;0;0;1;0,5",
        "Som;3;2;1;6;",
        "Gem.;1,5;1;0,5;;",
    )
    assert read_of(found) == [
        "parties: Bieb, GGD, Politie",
        "Bieb - GGD: cooperation 2",
        "Bieb - Politie: cooperation 1",
    ]


@pytest.mark.parametrize("tops", [("OVERHEID", "ZORG"), ("Overheid", "Zorg")])
def test_rows_that_head_those_below_are_asked_about(tops):
    one, two = tops
    found = of(
        "Organisatie;Rol", f"{one};", "Bieb;trekker", "Rijk;financier",
        f"{two};", "GGD;partner", "ROC;partner",
    )  # fmt: skip
    assert found[0] == "asks headings: groups"
    assert read_of(found)[0].startswith(f"parties: Bieb (branch {one}, role initiator)")


def test_parties_of_which_little_is_known_are_not_taken_for_headings():
    found = of("Organisatie;Rol", "Bieb;", "GGD;partner", "Rijk;", "ROC;partner", "COA;")
    assert not any(each.startswith("asks") for each in found)


def test_who_chairs_a_meeting_takes_part_in_it_and_it_stays_known():
    found = of(
        "Organisatie;Stuurgroep;Werkgroep Zorg;Klankbordgroep;Opmerking",
        "Bieb;vz;x;;", "GGD;lid;x;x;vervangt Piet", "Bewoners;;;x;",
    )  # fmt: skip
    assert found[0] == "asks meetings: shared"
    assert "Bieb - GGD: cooperation 2 (note Stuurgroep, Werkgroep Zorg)" in found
    assert "Stuurgroep: vz" in found[1]


def test_who_receives_funding_from_another_gets_funding():
    found = of(
        "Organization,Receives funding from", "City,State", "Clinic,City", "State,",
    )  # fmt: skip
    assert "State > City: funding 2" in found


def test_the_first_row_of_relations_without_heads_is_one_of_them():
    found = of("Bieb;GGD;geld", "GGD;Politie;informatie", "Politie;Bieb;overleg")
    assert found == [
        "parties: Bieb, GGD, Politie",
        "Bieb > GGD: funding 2",
        "GGD - Politie: information 2",
        "Politie - Bieb: information 2",
    ]


def test_each_row_without_heads_may_say_another_kind_between_two_names():
    found = of("Bieb;financiert;GGD", "GGD;adviseert;Politie", "Politie;informeert;Bieb")
    assert read_of(found)[1:] == [
        "Bieb > GGD: funding 2",
        "GGD - Politie: information 2",
        "Politie - Bieb: information 2",
    ]


def test_below_what_is_asked_of_others_stands_who_and_of_what_kind():
    names, links = of_book(
        ["Organisatie", "Samenwerking", "", "", "Contact", ""],
        ["", "met wie", "soort", "sterkte", "naam", "e-mail"],
        ["Bieb", "GGD", "informatie", 3, "Jan", "j@x.nl"],
        ["GGD", "Politie", "geld", 1, "Els", "e@x.nl"],
    )
    assert names == ["Bieb", "GGD", "Politie"]
    assert links == [("Bieb", "GGD", "information", 3), ("GGD", "Politie", "funding", 1)]
    names, links = of_book(
        ["Organisatie", "Werkt samen met", ""], ["", "partij", "soort"],
        ["Bieb", "GGD", "informatie"], ["GGD", "Politie", "geld"],
    )  # fmt: skip
    assert names == ["Bieb", "GGD", "Politie"]
    assert links == [("Bieb", "GGD", "information", 2), ("GGD", "Politie", "funding", 2)]


def test_arrows_below_names_are_relations():
    found = of(
        "Stakeholders", "Bieb", "GGD", "Politie", "", "Connecties", "Bieb -> GGD", "GGD -> Politie"
    )
    assert read_of(found) == [
        "parties: Bieb, GGD, Politie",
        "Bieb > GGD: cooperation 2 (direction one_way)",
        "GGD > Politie: cooperation 2 (direction one_way)",
    ]


def test_minutes_with_dates_are_no_survey():
    found = of(
        "Nr;Datum;Afspraak;Wie;Met wie;Wanneer",
        "1;12-3-2025;Plan;Bieb;Politie;1-4-2025",
        "2;12-3-2025;Folder maken;GGD;Bieb;1-5-2025",
    )
    assert read_of(found)[0].startswith("parties: Bieb")
    assert [each.split(":")[0] for each in read_of(found) if " - " in each][:2] == [
        "Bieb - Politie",
        "GGD - Bieb",
    ]


def test_addresses_of_mail_make_no_survey_of_a_list_of_customers():
    found = of(
        "Accountnaam;E-mailadres;Relatie met account;Aangemaakt op",
        "Zorggroep;j@zb.nl;Bieb;01-02-2023", "Bieb;p@b.nl;;03-02-2023", "GGD;a@g.nl;Zorggroep;",
    )  # fmt: skip
    assert [each for each in found if " - " in each] == [
        "Zorggroep - Bieb: cooperation 2",
        "GGD - Zorggroep: cooperation 2",
    ]


def test_heads_in_two_languages_are_known_by_one():
    found = of(
        "Organisatie / Organisation;Rol / Role;Werkt samen met / Collaborates with",
        "Bieb / Library;trekker;GGD", "GGD;partner;Bieb / Library",
    )  # fmt: skip
    assert found == [
        "parties: Bieb / Library (role initiator), GGD (role partner)",
        "Bieb / Library - GGD: cooperation 2",
    ]


def test_partners_are_those_with_whom_a_party_works():
    found = of("Organisatie;Partner van", "Bieb;GGD", "Politie;GGD")
    assert "Bieb - GGD: cooperation 2" in found


def test_years_are_no_strength():
    found = of("Instantie;Bij;Bedrag;Jaar", "Rijk;Bieb;€ 12.000;2024", "Bieb;GGD;€ 1.000;2023")
    assert "asks unknown_heads: relations" in found
    assert not any("scale" in each for each in found)
