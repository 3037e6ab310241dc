"""Files damaged in a repeatable way, as transmission, conversion and ill will damage them."""

from __future__ import annotations

import io
import random
import zipfile

from office import packed


def mutant(data: bytes, seed: int) -> bytes:
    """Return `data` damaged in one to three ways that `seed` chooses."""
    chance = random.Random(seed)  # noqa: S311 - no secret, but the same each time
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(_WAYS)(data, chance)
    return data


def _flipped(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice([1, 4, 32]) if found else 0):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _holed(data: bytes, chance: random.Random) -> bytes:
    first = chance.randrange(len(data) + 1)
    return data[:first] + data[first + chance.choice([1, 16, 512]) :]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    first = chance.randrange(len(data) + 1)
    piece = data[first : first + chance.choice([8, 256, 4096])]
    return data[:first] + piece * chance.choice([2, 20]) + data[first:]


def _numbered(data: bytes, chance: random.Random) -> bytes:
    """Write an extreme number over four bytes: lengths, offsets and counts stand anywhere."""
    first = chance.randrange(max(len(data) - 4, 1))
    number = chance.choice([b"\xff" * 4, b"\0" * 4, b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80"])
    return data[:first] + number + data[first + 4 :]


def _members(data: bytes, chance: random.Random) -> bytes:
    """Damage inside a package: parts swapped, lost or mutated, then packed soundly again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts: dict[str, str | bytes] = {each: archive.read(each) for each in archive.namelist()}
    except Exception:  # noqa: BLE001 - no package, or one that is damaged already
        return _flipped(data, chance)
    names = list(parts)
    if len(names) < 2:
        return _flipped(data, chance)
    one, other = chance.sample(names, 2)
    way = chance.randrange(3)
    if way == 0:
        parts[one], parts[other] = parts[other], parts[one]
    elif way == 1:
        del parts[one]
    else:
        parts[one] = chance.choice([_flipped, _cut, _holed, _doubled])(bytes(parts[one]), chance)  # type: ignore[arg-type]
    return packed(parts)


_WAYS = (_flipped, _cut, _holed, _doubled, _numbered, _members, _members)
