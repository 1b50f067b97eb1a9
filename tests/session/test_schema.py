"""The published schema of a session's file."""

import json

import jsonschema
import pytest

from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.portable import dumps
from netwerk_widgets.session.schema import schema


def test_it_is_a_schema_with_a_title_and_without_an_address():
    found = schema()
    jsonschema.Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["title"]
    assert found["description"]
    assert "$id" not in json.dumps(found)
    assert set(found["$defs"]["Session"]["properties"]) == set(PARTS)


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "other"},
        {"version": 4},
        {"session": {"colour": {}}},
        {"session": {"dream": {"horizon": 1}}},
        {"extra": 1},
    ],
)
def test_it_refuses_what_an_import_refuses(wrong):
    whole = json.loads(dumps("a", Session())) | wrong
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, schema(), jsonschema.Draft202012Validator)
