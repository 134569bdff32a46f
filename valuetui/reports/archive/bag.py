"""A package that proves itself: BagIt 1.0 (RFC 8493) in one zip.

Nothing in it tells when it was made, and nothing is compressed: the same content gives the same
bytes with every version of every library, and damage harms only what it hits.
"""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

PAYLOAD = "data/"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say of a file."""
_UNIX, _FOR_ITS_OWNER = 3, 0o100600 << 16


def bag(name: str, payload: Mapping[str, bytes], info: Mapping[str, str]) -> bytes:
    """A zip with the folder ``name``, in it ``payload`` under ``data/``, what ``info`` says of it,
    and the checksums."""
    inside = {PAYLOAD + path: payload[path] for path in sorted(payload)}
    size = sum(map(len, payload.values()))
    tags = {
        "bag-info.txt": _tag_file({**info, "Payload-Oxum": f"{size}.{len(payload)}"}),
        "bagit.txt": _DECLARATION,
        MANIFEST: _manifest(inside),
    }
    return _zipped(name, {**inside, **tags, TAG_MANIFEST: _manifest(tags)})


def faults(content: bytes) -> list[str]:
    """Names in the package whose bytes are not those that were packed, or are there without being
    listed; empty where all is well. Raises ``ValueError`` for what is no package."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            found = {path.partition("/")[2]: package.read(path) for path in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ValueError("no package") from error
    listed = dict(_listed(found, TAG_MANIFEST)) | dict(_listed(found, MANIFEST))
    if MANIFEST not in listed:
        raise ValueError("no package")
    wrong = {path for path, digest in listed.items() if _digest(found.get(path)) != digest}
    return sorted(wrong | (set(found) - set(listed) - {TAG_MANIFEST}))


def _listed(found: Mapping[str, bytes], manifest: str) -> Iterator[tuple[str, str]]:
    for line in found.get(manifest, b"").decode("utf-8", "replace").splitlines():
        digest, _, path = line.partition("  ")
        yield path, digest


def _digest(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{_digest(files[path])}  {path}\n" for path in sorted(files)).encode()


def _tag_file(info: Mapping[str, str]) -> bytes:
    return "".join(f"{label}: {text}\n" for label, text in info.items()).encode()


def _zipped(name: str, files: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as package:
        for path, data in files.items():
            entry = zipfile.ZipInfo(f"{name}/{path}", _FIRST_DAY)
            entry.create_system, entry.external_attr = _UNIX, _FOR_ITS_OWNER
            package.writestr(entry, data)
    return content.getvalue()
