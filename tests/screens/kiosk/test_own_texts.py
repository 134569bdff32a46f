"""A municipality's own texts are shown as they are written, whatever signs they hold."""

from dataclasses import replace

import pytest

from tests.screens.kiosk.visitor import Clock, instrument, visiting
from tests.sparing import one_quick
from valuetui.instrument.model import Instrument
from valuetui.screens.kiosk.definition import DefinitionDialog
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.swap import SwapDialog


def written_with(sign: str) -> Instrument:
    """The short instrument with a sign in each of its texts."""
    short = instrument()
    return replace(
        short,
        title={"sv": f"title {sign}"},
        groups=tuple(
            replace(each, label={"sv": f"group {sign}"}, description={"sv": f"which {sign}"})
            for each in short.groups
        ),
        questions=tuple(
            replace(each, text={"sv": f"question {sign}"}, short={"sv": f"short {sign}"})
            for each in short.questions
        ),
        values=tuple(
            replace(each, label={"sv": f"{each.code} {sign}"}, definition={"sv": f"means {sign}"})
            for each in short.values
        ),
        information=replace(short.information, purpose={"sv": f"purpose {sign}"}),
        languages=("sv",),
    )


@pytest.mark.parametrize(
    "sign", one_quick(["[röd]", "[b]", "[/b]", "[/]", "[link=x]", "[@click=quit]", "\\["])
)
async def test_signs_that_could_be_markup_are_only_signs(clock: Clock, sign: str) -> None:
    async with visiting(clock, questionnaire=written_with(sign)) as visitor:
        await visitor.sees(f"title {sign}")
        await visitor.press("languages", "sv")
        await visitor.comes_to(InformationScreen)
        await visitor.sees(f"purpose {sign}")
        await visitor.press("bar", "begin")
        await visitor.comes_to(GroupScreen)
        await visitor.sees(f"group {sign}", f"which {sign}")
        await visitor.press("groups", "citizens")
        await visitor.comes_to(PickerScreen)
        first, *_, last = visitor.session.values
        await visitor.sees(f"question {sign}", f"{first.code} {sign}")

        visitor.keys("?")
        await visitor.comes_to(DefinitionDialog)
        await visitor.sees(f"means {sign}", f"{first.code} {sign}")
        visitor.keys("escape")
        await visitor.comes_to(PickerScreen)

        await visitor.fills()
        await visitor.press("values", last.id)
        await visitor.comes_to(SwapDialog)
        await visitor.sees(f"{last.code} {sign}")
        visitor.keys("escape")
        await visitor.comes_to(PickerScreen)
        await visitor.goes_on()
        await visitor.fills()
        await visitor.goes_on()
        await visitor.sees(f"hort {sign}", f"{first.code} {sign}")
