"""A round on a phone: it comes by itself, is answered with a thumb, and is not lost."""

from playwright.sync_api import expect

from tests.browser.round.thumb import T, answered, box, choose, go, state


def test_it_comes_by_itself_and_is_answered_with_a_thumb(room, phone):
    assert "code=" not in phone.url
    assert box(phone).count() == 0  # nothing of it was even fetched
    phone.evaluate("scrollTo(0, 3000)")
    round_ = room.begin("forces", anonymous=True)
    expect(box(phone)).to_be_in_viewport()  # how soon: `make bench`
    expect(box(phone).locator("h2")).to_have_text(T("rounds.title.forces"))
    expect(box(phone)).to_contain_text(T("rounds.kept.anonymous"))
    go(phone)
    for turn, each in enumerate(round_.questions, 1):
        expect(box(phone)).to_contain_text(T("rounds.phone.of", n=turn, all=5))
        expect(box(phone).locator("h2")).to_have_text(each.label.said(T))
        expect(box(phone)).to_contain_text(each.definition.said(T))
        choose(phone, str(turn))
        go(phone)
    assert room.count(round_) == 0
    expect(box(phone).locator("li strong")).to_have_text(["1", "2", "3", "4", "5"])
    go(phone)
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    assert room.count(round_) == 1
    # And changed, until it closes.
    box(phone).locator("li button").nth(1).tap()
    choose(phone, "5")
    expect(state(phone)).to_have_text(T("rounds.phone.changed"))
    for _ in range(4):
        go(phone)
    expect(box(phone).locator("li strong")).to_have_text(["1", "5", "3", "4", "5"])
    expect(phone.locator(".nw-round-go")).to_have_text(T("rounds.phone.again"))
    go(phone)
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    assert room.count(round_) == 1
    with room.answers() as answers:
        answers.move_on(round_.id, "closed")
        answers.move_on(round_.id, "revealed")
        [slip] = answers.slips(round_.id)
    assert list(slip.answers.values()) == [5, 3, 1, 5, 4]  # by name: complexity, cost …
    expect(state(phone)).to_have_text(T("rounds.phone.closed_sent"))
    # The phone remembers its answer until then, and no longer.
    kept = phone.evaluate("Object.keys(localStorage).filter((each) => each.includes('round'))")
    assert kept == []


def test_a_latecomer_joins_chooses_an_organisation_and_corrects_it(room, phone):
    phone.goto("about:blank")
    round_ = room.begin("places")
    phone.goto(room.address)  # the code is remembered
    expect(box(phone)).to_contain_text(T("rounds.kept.party"))
    expect(phone.locator(".nw-round-go")).to_be_disabled()
    one, other = round_.parties[:2]
    who = box(phone).locator("select")
    who.select_option(label=one.name)
    go(phone)
    for _ in round_.questions:
        choose(phone, "6")
        box(phone).locator("textarea").fill("Omdat het <b>moet</b>")
        go(phone)
    go(phone)
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    phone.reload()
    # Still there after a reload, and still to be changed.
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    expect(box(phone).locator("li").first).to_contain_text("<b>moet</b>")
    while phone.locator(".nw-round-about").count() == 0:
        phone.locator(".nw-round-buttons button").first.tap()
    box(phone).locator("select").select_option(label=other.name)
    for _ in range(len(round_.questions) + 2):
        go(phone)
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    with room.answers() as answers:
        answers.move_on(round_.id, "closed")
        answers.move_on(round_.id, "revealed")
        [slip] = answers.slips(round_.id)
    assert slip.party == other.id


def test_without_contact_it_is_kept_and_sent_later_by_itself(room, phone):
    round_ = room.begin("support", per="person", anonymous=True)
    expect(box(phone)).to_be_visible()
    answered(phone, round_)
    room.kill()
    go(phone)
    expect(state(phone)).to_have_text(T("rounds.phone.waiting"))
    room.open("--answers")
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"), timeout=30_000)
    assert room.count(round_) == 1


def test_a_phone_that_was_away_while_it_closed_says_that_nothing_was_sent(room, phone):
    round_ = room.begin("support", per="person", anonymous=True)
    expect(box(phone)).to_be_visible()
    go(phone)
    choose(phone, "2")
    room.end(round_, "closed")
    expect(state(phone)).to_have_text(T("rounds.phone.closed_unsent"))
    assert room.count(round_) == 0
