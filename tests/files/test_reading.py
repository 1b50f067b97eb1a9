"""What is read, and what is refused in one sentence before it can do harm."""

import io
import json
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from netwerk_widgets.files import LARGEST, read, read_file, read_text
from netwerk_widgets.files.reading import excel
from netwerk_widgets.files.reading.delimited import MOST_ROWS
from netwerk_widgets.files.reading.packing import unpacked
from netwerk_widgets.session.errors import ImportFileError, NetwerkError
from netwerk_widgets.texts import LANGUAGES, texts

LIST = "Naam;Sector\r\nCafé ’t Hoekje;privaat\r\nGemeente €uro;publiek\r\n"


def rows(contents, sheet=0):
    return [row.cells for row in contents.sheets[sheet].rows]


def book(*sheets, edit=lambda made: None) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, cells in sheets:
        sheet = made.create_sheet(name)
        for row in cells:
            sheet.append(row)
    edit(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def refused(data, key, name="x.csv"):
    with pytest.raises(NetwerkError) as problem:
        read(data, name)
    assert problem.value.key == key
    for language in LANGUAGES:
        assert "{" not in problem.value.sentence(texts(language))


# ---- text ----


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_any_encoding(encoding):
    found = read(LIST.encode(encoding), "lijst.csv")
    assert rows(found)[1:] == [("Café ’t Hoekje", "privaat"), ("Gemeente €uro", "publiek")]
    assert rows(found)[0][1] == "Sector"


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_any_separator_with_the_others_inside(sign):
    cells = ("De Linde, en zn.; BV", "1,5", "a\tb|c")
    text = sign.join(("Naam", "Sterkte", "Notitie")) + "\n"
    text += sign.join(f'"{cell}"' for cell in cells) + "\n"
    assert rows(read(text.encode(), "x.csv"))[1] == cells


def test_decimal_commas_do_not_split():
    assert rows(read(b"Naam;x;y\nA;0,25;0,5\nB;0,5;1,0\n"))[1] == ("A", "0,25", "0,5")


def test_a_first_row_that_names_the_separator():
    found = read(b"sep=|\r\nNaam|Sector\r\nA|publiek\r\n", "x.csv")
    assert rows(found) == [("Naam", "Sector"), ("A", "publiek")]
    assert [row.number for row in found.sheets[0].rows] == [2, 3]


def test_empty_rows_are_skipped_and_counted():
    found = read_text("Naam\r\n\r\n\r\nA\r\n;\r\nB\r\n")
    assert [(row.number, row.cells[0]) for row in found.sheets[0].rows] == [
        (1, "Naam"), (4, "A"), (5, ";"), (6, "B"),
    ]  # fmt: skip


def test_a_list_may_begin_as_a_format_does():
    assert read_text("<script>alert(1)</script>\tpubliek").kind == "paste"
    assert read_text("[Werkgroep]\tpubliek").kind == "paste"
    assert read_text("{naam}").kind == "paste"


# ---- Excel ----


def test_a_workbook_gives_the_values_of_its_cells():
    data = book(
        ("Blad", [["Naam", "Datum", "Uur", "Getal", "Ja"],
                  ["A", date(2026, 3, 1), datetime(2026, 3, 1, 9, 30), 3.0, True],  # noqa: DTZ001
                  ["B", None, None, 0.1, None]]),
        ("Verborgen", [["Naam"], ["geheim"]]),
        edit=lambda made: setattr(made["Verborgen"], "sheet_state", "hidden"),
    )  # fmt: skip
    found = read(data)
    assert (found.kind, [sheet.name for sheet in found.sheets]) == ("xlsx", ["Blad"])
    assert rows(found)[1:] == [
        ("A", "2026-03-01", "2026-03-01T09:30:00", "3", "true"),
        ("B", "", "", "0.1"),
    ]


def test_a_cell_merged_downwards_holds_for_all_its_rows():
    def merge(made):
        made["Blad"].merge_cells("A1:B1")
        made["Blad"].merge_cells("B3:B5")

    data = book(
        ("Blad", [["Onze lijst"], ["Naam", "Sector"], ["A", "publiek"], ["B"], ["C"], ["D"]]),
        edit=merge,
    )
    assert rows(read(data)) == [
        ("Onze lijst",), ("Naam", "Sector"), ("A", "publiek"), ("B", "publiek"), ("C", "publiek"),
        ("D",),
    ]  # fmt: skip


def replaced(data: bytes, part: str, change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            text = old.read(each)
            new.writestr(each, change(text) if each == part else text)
    return out.getvalue()


def test_a_formula_gives_what_it_came_to_and_an_error_nothing():
    def calculated(text):
        text = re.sub(rb"(<f>1\+1</f>)<v ?(/>|></v>)", rb"\1<v>2</v>", text)
        return re.sub(rb'<c r="B3"><f>1/0</f><v ?(/>|></v>)', ERROR, text)

    data = book(("Blad", [["Naam", "Aantal"], ["A", "=1+1"], ["B", "=1/0"]]))
    assert rows(read(data))[1:] == [("A",), ("B",)]  # never calculated by any program
    data = replaced(data, "xl/worksheets/sheet1.xml", calculated)
    assert ERROR in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert rows(read(data))[1:] == [("A", "2"), ("B",)]


ERROR = b'<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v>'


def test_ten_thousand_rows_are_read():
    data = book(("Blad", [["Van", "Naar"], *([f"A{n}", "B"] for n in range(10_000))]))
    assert len(rows(read(data))) == 10_001


# ---- what is refused ----


def test_what_is_too_large_is_refused_by_its_size_alone(tmp_path):
    path = tmp_path / "groot.xlsx"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)  # takes no room on the disk
    with pytest.raises(ImportFileError) as problem:
        read_file(path)
    assert problem.value.key == "upload_large"
    refused(b"x" * (LARGEST + 1), "upload_large")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(excel, "UNPACKED", 1_000_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 1_000_001)
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was unpacked"))
    refused(out.getvalue(), "upload_bomb")


BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<graphml><graph><node id="&b;"/></graph></graphml>"""
ELSEWHERE = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<gexf><graph><nodes><node id="1" label="&a;"/></nodes></graph></gexf>"""


@pytest.mark.parametrize("text", [BOMB, ELSEWHERE])
def test_xml_that_defines_entities_is_refused(text):
    refused(text.encode(), "upload_unsafe", "x.graphml")


def test_a_workbook_with_entities_is_refused():
    def bomb(text):
        return text.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "ha">]><worksheet', 1)

    data = replaced(book(("Blad", [["Naam"]])), "xl/worksheets/sheet1.xml", bomb)
    refused(data, "upload_unsafe")


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "upload_empty"),
        (b" \r\n\t\n", "upload_empty"),
        (b"%PDF-1.7 ...", "upload_other_list"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "upload_picture"),
        (bytes(range(256)) * 20, "upload_unknown"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "upload_damaged"),
        (b"PK\x03\x04 and then nothing", "upload_damaged"),
        (book(("Blad", [["Naam"]]))[:-400], "upload_damaged"),
        (b"<graphml><graph>", "upload_damaged"),
        (b'<?xml version="1.0"?><html/>', "upload_unknown"),
        (b"<graphml><graph/></graphml>", "upload_nothing"),
        (b'{"nodes": [', "file_damaged"),
        (b'{"x": 1}', "upload_unknown"),
        (b'{"nodes": 3}', "upload_unknown"),
        (b'{"elements": []}', "upload_nothing"),
        (b"Naam;x\n" + b"A;1\n" * (MOST_ROWS + 1), "upload_rows"),
        (b'Naam\n"' + b"x" * 200_000, "upload_damaged"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused(data, key):
    refused(data, key)


def test_another_zip_is_no_workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    refused(out.getvalue(), "upload_unknown")


def test_a_damaged_part_is_refused():
    data = book(("Blad", [["Naam"], ["A"]]))
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        refused(replaced(data, part, lambda text: text[:60]), "upload_damaged")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(NetwerkError) as problem:
        read_file(tmp_path / "nee.csv")
    assert problem.value.key == "file_unreadable"


# ---- PRSM's packing ----


def packed(text: str) -> str:
    """lz-string's compressToUTF16, as its authors describe it."""
    bits: list[int] = []

    def put(value: int, width: int) -> None:
        bits.extend(value >> power & 1 for power in range(width))

    known: dict[str, int] = {}
    fresh: set[str] = set()
    room, width, word = 2, 2, ""

    def grow() -> None:
        nonlocal room, width
        room -= 1
        if room == 0:
            room, width = 1 << width, width + 1

    def say(piece: str) -> None:
        if piece in fresh:
            wide = ord(piece) > 255
            put(int(wide), width)
            put(ord(piece), 16 if wide else 8)
            grow()
            fresh.discard(piece)
        else:
            put(known[piece], width)
        grow()

    for sign in text:
        if sign not in known:
            known[sign] = len(known) + 3
            fresh.add(sign)
        if word + sign in known:
            word += sign
        else:
            say(word)
            known[word + sign] = len(known) + 3
            word = sign
    if word:
        say(word)
    put(2, width)
    bits.extend([0] * (15 - len(bits) % 15))
    numbers = [int("".join(map(str, bits[at : at + 15])), 2) for at in range(0, len(bits), 15)]
    return "".join(chr(number + 32) for number in numbers) + " "


def test_a_packed_prsm_map_is_read():
    text = json.dumps(
        {"version": "2", "nodes": [{"id": "1", "label": "Gemeente é€"}] * 40, "edges": []}
    )
    assert packed(text)[0] == "ᯡ"  # as every map that PRSM saves begins
    assert unpacked(packed(text)) == text
    found = read(packed(text).encode(), "kaart.prsm")
    assert (found.kind, rows(found)[1][1]) == ("prsm", "Gemeente é€")


def test_what_is_not_packed_is_refused():
    refused(b"zomaar wat tekst", "upload_unknown", "kaart.prsm")
