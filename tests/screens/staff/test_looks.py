"""What the staff terminal looks like, at the sizes of terminals."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.instrument.samples import load_with_background
from tests.screens.staff.terminal_of_staff import at_terminal, number
from tests.sparing import one_quick
from valuetui.instrument.form_number import written

SIZES = ((80, 24), (120, 36), (64, 20))
ODD = f"{number(42)}1+020507081112\r1213*\rnkaffe på sidan 2\r"
"""Too many, too few and illegible, with a remark."""


@pytest.mark.parametrize("size", one_quick(SIZES), ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_way_through_a_form(
    tmp_path: Path, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    async with at_terminal(tmp_path, size=size, language=language) as clerk:
        words = clerk.words
        await clerk.reads("begin.heading")
        await clerk.types("Kim\r", words("entry.begin.choose"))
        assert clerk.text == snapshot(name="begin")
        await clerk.types("\r\r1\r50\r", words("entry.at.number") + ":")
        assert clerk.text == snapshot(name="number")
        await clerk.types(number(42), words("entry.at.group") + ":")
        assert clerk.text == snapshot(name="group")
        await clerk.types("10205071", words("entry.sheet.count", count=3, pick=5))
        assert clerk.text == snapshot(name="question")
        clerk.press("!!")
        await clerk.sees(words("entry.told.put_away", number=written(42)).partition(".")[0])
        await clerk.types(ODD, "kaffe")
        assert clerk.text == snapshot(name="review")
        clerk.press("\r")
        await clerk.reads("told.saved", number=written(42))
        await clerk.types(number(42), "2026-11-27")
        assert clerk.text == snapshot(name="refused")
        await clerk.types("t", words("entry.info.totals"))
        assert clerk.text == snapshot(name="totals")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_help(tmp_path: Path, language: str, snapshot: SnapshotAssertion) -> None:
    async with at_terminal(tmp_path, size=(80, 40), language=language) as clerk:
        await clerk.begins()
        await clerk.types("?", clerk.words("entry.help.reading"))
        assert clerk.text == snapshot


async def test_background_questions(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    asked = load_with_background(tmp_path / "config")
    async with at_terminal(tmp_path, questionnaire=asked) as clerk:
        await clerk.begins("Kim\r\r\r\r\r")
        await clerk.types(f"{number(42)}2", "01")
        assert clerk.text == snapshot(name="first")
        for place in range(1, 4):
            before = clerk.text
            clerk.press("1" if place < 3 else "7\r")
            await clerk.settles()
            if clerk.text == before or place == 2:
                clerk.press("\r")
                await clerk.settles()
            assert clerk.text == snapshot(name=f"after {place}")
