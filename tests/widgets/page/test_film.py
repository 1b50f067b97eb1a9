"""The network film on its page: a slider through the frames, and what each of them changed."""

from ipywidgets import IntSlider

from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.plot import Plot
from tests.widgets.page.looking import inside, words

NL = texts("nl")


def test_the_slider_goes_from_frame_to_frame_with_what_changed(opened, case):
    page = opened("persevering")
    [slide] = [each for each in inside(page.box) if isinstance(each, IntSlider)]
    [frame] = [
        each
        for each in inside(page.box)
        if isinstance(each, Plot) and each.drawing["key"] == "film_frame"
    ]
    assert (slide.min, slide.max, slide.value) == (1, 3, 3)
    assert frame.drawing["title"] == "Beeld 3 van 3: nu"
    slide.value = 2
    assert frame.drawing["title"] == "Beeld 2 van 3: Najaar 2026"
    assert "Bewoners van de dorpen en Natuur- en milieuvereniging" in words(page)
    slide.value = 1
    assert "met 14 partijen" in words(page)
    # What is saved meanwhile is a frame too; who looks back stays there.
    for gone in ("naturegroup", "residents"):
        page.session.edit("stakeholders", "items", [{"op": "remove", "id": gone}])
    page.refresh({"stakeholders"})
    assert slide.value == 1
    assert slide.max == 4
    assert "milieuvereniging" not in str(frame.drawing)
