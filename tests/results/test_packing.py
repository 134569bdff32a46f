"""Tallies as bytes: they come back equal, and what is not whole is not read."""

import hashlib
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.results.test_tally import ANSWERS, INSTRUMENT, LAYOUT, counted
from valuetui.responses.answer import Answer
from valuetui.results.packing import NotATally, pack, unpack
from valuetui.results.tally import Cell, Stratum, Tally


@given(ANSWERS)
def test_a_tally_comes_back_equal_and_the_same_counts_give_the_same_bytes(
    answers: list[Answer],
) -> None:
    packed = pack(counted(answers))
    assert unpack(packed) == counted(answers)
    assert pack(unpack(packed)) == packed == pack(counted(answers[::-1]))


@pytest.mark.parametrize("largest", [255, 256, 65_535, 65_536, 2**31 - 1])
def test_numbers_of_any_size_come_back(largest: int) -> None:
    matrix = np.zeros((LAYOUT.size, LAYOUT.size), np.int32)
    matrix[0, 0] = matrix[1, 0] = matrix[0, 1] = largest
    stratum = Stratum("å", "2026", "citizens", None, "möte \n", "kiosk", "sv", ("current",))
    tally = Tally(LAYOUT, {stratum: Cell(largest, matrix)})
    assert unpack(pack(tally)) == tally


@given(st.binary(max_size=200))
def test_bytes_that_are_no_tally_are_refused(data: bytes) -> None:
    with pytest.raises(NotATally):
        unpack(data)


def test_a_tally_that_is_not_whole_is_refused() -> None:
    packed = pack(Tally(LAYOUT))
    for place in range(len(packed)):
        with pytest.raises(NotATally):
            unpack(packed[:place])
        with pytest.raises(NotATally):
            unpack(packed[:place] + bytes([packed[place] ^ 1]) + packed[place + 1 :])


@pytest.mark.parametrize("change", [{"form": 2}, {"questions": 3}, {"cells": [[[], 3, "<u2"]]}])
def test_another_form_is_refused_though_it_is_whole(change: dict[str, object]) -> None:

    head = json.loads(pack(Tally(LAYOUT)).split(b"\n")[0]) | change
    content = json.dumps(head).encode() + b"\n"
    with pytest.raises(NotATally):
        unpack(content + hashlib.sha256(content).digest())


def test_the_bytes_are_few() -> None:
    assert len(pack(counted([]))) < 200 + 30 * len(INSTRUMENT.values)
