"""What lies on the disk of codes: digests, in an order that tells nothing, and who may use them."""

import json
import random
from pathlib import Path

import pytest

from valuetui.responses.codes.code import new_code
from valuetui.responses.codes.ledger import CodeSpent, Ledger, spent_at, spent_path
from valuetui.responses.codes.register import (
    DamagedCodes,
    Register,
    keep_register,
    read_register,
    register_path,
    stations_with_codes,
)
from valuetui.responses.errors import CannotOpen

KEY = bytes(range(32))
CHANCE = random.Random(7)  # noqa: S311
CODES = [new_code(CHANCE.randrange) for _ in range(21)]
ANSWERS = [f"{number:032x}" for number in range(20)]


def nothing() -> None:
    """An answer is saved."""


def register() -> Register:
    return Register(KEY).with_codes("elected", CODES[:10]).with_codes("employees", CODES[10:])


def test_a_register_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    assert read_register(tmp_path, "k") is None
    keep_register(tmp_path, "k", register())
    assert read_register(tmp_path, "k") == register()
    assert list(stations_with_codes(tmp_path)) == ["k"]


def test_no_code_is_on_the_disk_and_nothing_tells_in_which_order_they_were_made(
    tmp_path: Path,
) -> None:
    keep_register(tmp_path, "k", register())
    content = register_path(tmp_path, "k").read_text()
    assert not any(code in content or code.lower() in content for code in CODES)
    assert [json.loads(content)["issued"][group] for group in ("elected", "employees")] == [
        sorted(register().issued[group]) for group in ("elected", "employees")
    ]
    backwards = Register(KEY).with_codes("employees", CODES[:9:-1])
    keep_register(tmp_path, "k", backwards.with_codes("elected", CODES[9::-1]))
    assert register_path(tmp_path, "k").read_text() == content


def test_a_code_is_known_by_its_digest_under_this_key_only() -> None:
    found = register()
    assert found.group_of(found.digest(CODES[0])) == "elected"
    assert found.group_of(found.digest(CODES[-1])) == "employees"
    assert found.group_of(Register(bytes(32)).digest(CODES[0])) is None


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"form": 2, "key": "", "issued": {}}',
     '{"form": 1, "key": "00", "issued": {}}', '{"form": 1, "key": 7, "issued": []}',
     json.dumps({"form": 1, "key": KEY.hex(), "issued": {"a": ["x"]}})],
)  # fmt: skip
def test_what_is_no_register_is_said_to_be_damaged(tmp_path: Path, content: str) -> None:
    path = register_path(tmp_path, "k")
    path.parent.mkdir()
    path.write_text(content)
    with pytest.raises(DamagedCodes) as error:
        read_register(tmp_path, "k")
    assert error.value.path == path


@pytest.mark.parametrize(
    "content",
    ["[", "{}", '{"form": 1, "spent": ["x"]}', '{"form": 9}',
     '{"form": 2, "spent": []}', '{"form": 2, "spent": {"x": []}}'],
)  # fmt: skip
def test_what_is_no_list_of_codes_is_said_to_be_damaged(tmp_path: Path, content: str) -> None:
    path = spent_path(tmp_path, "k")
    path.parent.mkdir()
    path.write_text(content)
    with pytest.raises(DamagedCodes):
        spent_at(tmp_path, "k")


def test_a_code_is_used_once_and_its_answer_saved_once(tmp_path: Path) -> None:
    digest, saved = register().digest(CODES[0]), list[str]()
    with Ledger(tmp_path, "k") as ledger:
        ledger.save(digest, ANSWERS[0], lambda: saved.append(ANSWERS[0]))
        with pytest.raises(CodeSpent):
            ledger.save(digest, ANSWERS[1], lambda: saved.append(ANSWERS[1]))
    assert saved == ANSWERS[:1]
    assert spent_at(tmp_path, "k") == {digest}


def test_the_list_of_used_codes_is_the_same_in_whatever_order_people_came(tmp_path: Path) -> None:
    digests = [register().digest(code) for code in CODES[1:]]
    contents = set()
    for seed in range(3):
        folder = tmp_path / str(seed)
        random.Random(seed).shuffle(digests)  # noqa: S311
        with Ledger(folder, "k") as ledger:
            for digest, answer in zip(digests, ANSWERS, strict=True):
                ledger.save(digest, answer, nothing)
        kept = json.loads(spent_path(folder, "k").read_text())["spent"]
        assert all(len(uses) == 1 for uses in kept.values())
        contents.add(tuple(kept))  # the random numbers of the uses are others every time
        left = {path.name: path.read_bytes() for path in (folder / "codes").iterdir()}
        assert left["k.pending"].strip() == b""  # the only place where an answer was named
        assert not any(
            answer.encode() in content for content in left.values() for answer in ANSWERS
        )
    assert contents == {tuple(sorted(digests))}


def test_what_names_an_answer_is_written_over_in_place(tmp_path: Path) -> None:
    path = tmp_path / "codes" / "k.pending"
    with Ledger(tmp_path, "k") as ledger:
        before = path.stat()
        seen = list[bytes]()
        ledger.save(register().digest(CODES[0]), ANSWERS[0], lambda: seen.append(path.read_bytes()))
    assert ANSWERS[0].encode() in seen[0]
    assert path.read_bytes() == b" " * before.st_size
    assert path.stat().st_ino == before.st_ino


def test_one_process_at_a_time_takes_the_codes_of_a_station(tmp_path: Path) -> None:
    with Ledger(tmp_path, "k"):
        with pytest.raises(CannotOpen) as error:
            Ledger(tmp_path, "k")
        assert error.value.reason == "busy"
        Ledger(tmp_path, "other").close()
    Ledger(tmp_path, "k").close()


@pytest.mark.parametrize("is_saved", [True, False])
def test_a_crash_in_between_is_settled_by_whether_the_answer_is_there(
    tmp_path: Path, is_saved: bool
) -> None:
    digest = register().digest(CODES[0])

    def crash() -> None:
        raise RuntimeError

    with Ledger(tmp_path, "k") as ledger, pytest.raises(RuntimeError):
        ledger.save(digest, ANSWERS[0], crash)
    asked = list[str]()

    def has(identifier: str) -> bool:
        asked.append(identifier)
        return is_saved

    with Ledger(tmp_path, "k") as ledger:
        ledger.settle(has)
        ledger.settle(lambda _: pytest.fail("it was settled"))
        assert (digest in ledger.spent) == is_saved
    assert asked == ANSWERS[:1]
