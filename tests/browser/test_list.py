"""A facilitator's own list: paste it, look, accept, see the map change, undo; files in and out."""

from playwright.sync_api import expect

from netwerk_widgets.files import read
from tests.browser.conftest import BEAMER, CASE, PHONE, ready, saved
from tests.browser.cut import drawn

LIST = """Onze lijst, 3 maart

Organisatie\tPubliek/privaat\tRol\tTelefoon
Gemente <b>West</b>\tpubilek\tklant\t0113
Buurtvereniging De Brug\tstichting\tpartner\t=1+1
\tpubliek\t\t

Van\tNaar\tSoort relatie
Buurtvereniging De Brug\tGemente <b>West</b>\tgeld
Buurtvereniging De Brug\tDe Bank\tinformatie
"""


def test_a_list_comes_in_and_goes_out(page, workbook, tmp_path):
    page.goto(workbook.address("map", CASE))
    ready(page)
    table = page.locator('[data-figure="map"] table').first
    before, drawing = table.text_content(), drawn(page, "map")
    page.locator(".nw-intake textarea").fill(LIST)
    page.get_by_role("button", name="Bekijk wat er binnenkomt").click()
    preview = page.locator(".nw-preview")
    expect(preview.locator("h3")).to_be_focused()
    expect(preview.locator(".is-added summary")).to_contain_text("3 partijen en 2 relaties")
    expect(preview.locator(".nw-questions")).to_contain_text("kolom ‘Publiek/privaat’")
    expect(preview.locator(".nw-questions select").first).to_have_value("public")
    unknown = preview.locator('select[data-key^="unknown:"]')
    unknown.select_option("skip")
    expect(preview.locator(".is-added summary")).to_contain_text("2 partijen en 1 relatie")
    expect(unknown).to_have_value("skip")
    expect(preview.locator("b")).to_have_count(0)
    assert drawn(page, "map") == drawing
    page.set_viewport_size(PHONE)  # each column whole: what it is, and what stands in it
    columns = preview.locator(".nw-columns .nw-table-scroll").first
    assert columns.evaluate("(each) => each.scrollWidth <= each.clientWidth")
    page.set_viewport_size(BEAMER)

    preview.get_by_role("button", name="Haal dit binnen").click()
    expect(page.locator(".nw-toast")).to_contain_text("2 partijen en 1 relatie")
    expect(preview.locator("h3")).to_have_count(0)
    expect(table).to_contain_text("Buurtvereniging De Brug")
    saved(page)

    with page.expect_download() as download:
        page.locator('[data-format="xlsx"]').click()
    path = tmp_path / "uit.xlsx"
    download.value.save_as(path)
    assert len(read(path.read_bytes()).sheets) == 2
    page.locator(".nw-intake input[type=file]").set_input_files(path)
    expect(preview).to_contain_text("Er verandert niets")

    page.get_by_role("button", name="Ongedaan maken").click()
    expect(table).not_to_contain_text("Buurtvereniging De Brug")
    expect(table).to_have_text(before)

    large = tmp_path / "groot.csv"
    with large.open("wb") as file:
        file.truncate(9_000_000)
    page.locator(".nw-intake input[type=file]").set_input_files(large)
    expect(page.locator(".nw-intake .nw-error").first).to_contain_text("8 MB")
