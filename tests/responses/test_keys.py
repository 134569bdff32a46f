"""Keys of age: public ones told from what is none, secret ones made, read and refused."""

import os
import secrets
import stat
import sys
from pathlib import Path

import pytest
from pyrage import RecipientError, passphrase, x25519

from tests.responses.sealing import new_key
from valuetui.responses.keys import (
    KeyFault,
    SealingMissing,
    is_recipient,
    is_secret,
    secret_keys,
    write_new_key,
)

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def public_key() -> str:
    return str(x25519.Identity.generate().to_public())


def taken_by_age(text: str) -> bool:
    try:
        x25519.Recipient.from_str(text)
    except RecipientError:
        return False
    return True


def test_a_public_key_is_one_exactly_when_age_takes_it() -> None:
    for _ in range(200):
        key = public_key()
        assert is_recipient(key)
        place = 4 + secrets.randbelow(len(key) - 4)
        changed = key[:place] + secrets.choice(LETTERS) + key[place + 1 :]
        assert is_recipient(changed) == taken_by_age(changed) == (changed == key)
        other = 4 + secrets.randbelow(len(key) - 5)
        swapped = key[:other] + key[other + 1] + key[other] + key[other + 2 :]
        assert is_recipient(swapped) == taken_by_age(swapped)


def test_what_is_no_public_key() -> None:
    key = public_key()
    letters = key.removeprefix("age1")
    for text in ("", "age1", key[:-1], f"{key}q", f" {key}", f"age1b{letters[1:]}",
                 f"age1å{letters[1:]}", f"agf1{letters}", f"age1age1{letters}",
                 "ssh-ed25519 AAAA"):  # fmt: skip
        assert not is_recipient(text)
        assert not taken_by_age(text)


def test_a_secret_key_is_never_taken_for_a_public_one() -> None:
    secret = str(x25519.Identity.generate())
    for text in (secret, secret.lower(), f" {secret}"):
        assert is_secret(text)
        assert not is_recipient(text)
    assert not is_secret(public_key())


def test_a_new_key_is_for_its_owner_alone_and_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "nyckel.txt"
    public = write_new_key(path)
    assert is_recipient(public)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    [key] = secret_keys(path)
    assert str(key.to_public()) == public
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        write_new_key(path)
    assert path.read_bytes() == before


def test_a_file_of_keys_is_read_however_it_was_saved(tmp_path: Path) -> None:
    one, other = x25519.Identity.generate(), x25519.Identity.generate()
    text = f"# created: 2026-11-24\n# public key: {one.to_public()}\n{one}\n\n  {other}  \n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        for newline in ("\n", "\r\n"):
            path = tmp_path / "nyckel.txt"
            path.write_bytes(text.replace("\n", newline).encode(encoding))
            assert [str(key) for key in secret_keys(path)] == [str(one), str(other)]


def refusal(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(KeyFault) as refused:
        secret_keys(path)
    assert refused.value.path == path
    assert "SECRET" not in str(refused.value)
    return refused.value.reason


@pytest.mark.slow
def test_a_key_under_a_passphrase_is_told_apart(tmp_path: Path) -> None:
    key = str(x25519.Identity.generate()).encode()
    for armored in (True, False):
        protected = passphrase.encrypt(key, "häst batteri", armored)
        assert refusal(tmp_path / "nyckel.age", protected) == "key-protected"


def test_a_public_key_in_place_of_the_secret_one_is_told_apart(tmp_path: Path) -> None:
    content = f"# min nyckel\n{public_key()}\n".encode()
    assert refusal(tmp_path / "nyckel.pub", content) == "key-public"


def test_what_holds_no_whole_key_is_refused(tmp_path: Path) -> None:
    key = str(x25519.Identity.generate()).encode()
    for content in (b"", b"# public key: age1\n", key[:-1], key + b"\nmer\n",
                    key + b"\n" + key[:40], b"\xff\xfe\0", b"\xe5",
                    b"-----BEGIN OPENSSH PRIVATE KEY-----\n"):  # fmt: skip
        assert refusal(tmp_path / "nyckel.txt", content) == "key-unknown"


def test_a_file_that_is_not_there_is_the_system_s_to_tell(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        secret_keys(tmp_path / "nyckel.txt")


def test_without_the_extra_it_is_said_and_no_file_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = new_key(tmp_path)
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(SealingMissing):
        write_new_key(tmp_path / "ny.txt")
    assert not (tmp_path / "ny.txt").exists()
    with pytest.raises(SealingMissing):
        secret_keys(key.path)
    assert is_recipient(key.public)
