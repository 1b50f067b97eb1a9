"""The code of a round, and its form for a phone without scripts."""

import json
import re
from urllib.parse import urlencode

from netwerk_widgets.serve.answering import CODE
from tests.serve.answering import JSON
from tests.serve.letterbox.asking import T

# ---- the code ----


def test_the_digits_give_the_key_five_tries_a_minute(room, round_):
    def digits(typed):
        body = json.dumps({"digits": typed})
        status, _, said = room.ask("POST", "/round/code?lang=nl", body, JSON)
        return status, said

    status, said = digits(round_.code.digits)
    assert (status, json.loads(said)) == (200, {"code": round_.code.key})
    given = room.ask("GET", "/round", headers={CODE: round_.code.key})[1]
    assert given[CODE] == "known"
    wrong = f"{(int(round_.code.digits) + 1) % 10_000:04}"
    assert [digits(wrong)[0] for _ in range(5)] == [403] * 5
    assert digits(wrong)[0] == 429
    assert digits(round_.code.digits) == (429, T("rounds.refused.tries").encode())
    # Who has the key from the QR code is not held up by who guesses.
    assert room.send(round_)[0] == 204


def hidden(page):
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


# ---- the form ----


def test_without_javascript_there_is_a_form(room):
    round_ = room.begin("places")
    try:
        status, headers, body = room.ask("GET", "/ronde?lang=nl")
        page = body.decode()
        assert status == 200
        assert "form-action 'self'" in headers["Content-Security-Policy"]
        assert "script-src 'none'" in headers["Content-Security-Policy"]
        assert "form-action 'none'" in room.ask("GET", "/")[1]["Content-Security-Policy"]
        assert round_.code.key not in page
        fields = hidden(page) | {"code": round_.code.key, "party": round_.parties[1].id}
        fields["a.auction.place" if "a.auction.place" in page else first_place(page)] = "6"
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        status, _, said = room.ask("POST", "/ronde?lang=nl", urlencode(fields), form)
        assert status == 200
        assert T("rounds.page.sent") in said.decode()
        # The form after it is empty, and holds the key to overwrite with.
        assert hidden(said.decode())["key"] == fields["key"]
        assert 'value="6" checked' not in said.decode()
        assert room.ask("POST", "/ronde?lang=nl", urlencode(fields), form)[0] == 200
        assert room.count(round_) == 1
        status, _, said = room.ask(
            "POST", "/ronde?lang=nl", urlencode(fields | {"party": ""}), form
        )
        assert status == 400
        assert T("rounds.refused.party") in said.decode()
    finally:
        room.end(round_, "closed", "dropped")


def first_place(page):
    return re.search(r'name="(a\.[\w-]+\.place)"', page)[1]


def test_the_digits_are_typed_once_on_the_form(room):
    round_ = room.begin("support", per="person", anonymous=True)
    try:
        page = room.ask("GET", "/ronde?lang=nl")[2].decode()
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        fields = hidden(page) | {"a.support.answer": "5", "digits": round_.code.digits}
        status, _, said = room.ask("POST", "/ronde?lang=nl", urlencode(fields), form)
        # The tries of this address may be used up by the test before.
        if status == 429:
            assert T("rounds.refused.tries") in said.decode()
            return
        assert status == 200
        assert hidden(said.decode())["code"] == round_.code.key
    finally:
        room.end(round_, "closed", "dropped")
