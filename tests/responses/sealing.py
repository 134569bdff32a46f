"""Keys for the tests, and what can be done to a sealed document."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from valuetui.responses.keys import write_new_key
from valuetui.responses.seal import Opener, Sealer


@dataclass(frozen=True)
class Key:
    """A secret key in a file, and its public one."""

    path: Path
    public: str

    @property
    def sealer(self) -> Sealer:
        return Sealer([self.public])

    @property
    def opener(self) -> Opener:
        return Opener.from_file(self.path)


def new_key(folder: Path, name: str = "nyckel") -> Key:
    """A new key in a folder of its own."""
    path = folder / "keys" / f"{name}.txt"
    path.parent.mkdir(exist_ok=True)
    return Key(path, write_new_key(path))


def damaged(document: dict[str, Any]) -> dict[str, Any]:
    """The sealed document with one letter of its content changed."""
    lines = document["age"].splitlines(keepends=True)
    first = lines[-3][0]
    lines[-3] = ("A" if first != "A" else "B") + lines[-3][1:]
    return {**document, "age": "".join(lines)}


def damage(path: Path, identifier: str) -> None:
    """Damage a sealed document where it lies in a file of answers."""
    text = path.read_text(encoding="ascii")
    line = next(line for line in text.splitlines() if f'"id":"{identifier}"' in line)
    document = json.loads(line[line.index("{") :])
    content = document["age"]
    after = damaged(document)["age"]
    assert content != after
    new = line.replace(json.dumps(content), json.dumps(after))
    assert new != line
    path.write_text(text.replace(line, new), encoding="ascii")
