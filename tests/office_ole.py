"""OLE compound files built in code: what .doc and .xls come in."""

from __future__ import annotations

import struct

_SECTOR, _SHORT, _CUTOFF = 512, 64, 4096
_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE


def compound(streams: dict[str, bytes], storages: tuple[str, ...] = ()) -> bytes:
    """A compound file of version 3 with these streams at its top; `storages` name those inside a storage."""
    sectors: list[bytes] = []
    table: list[int] = []
    short_table: list[int] = []
    short = b""

    def put(data: bytes) -> int:
        """Store data in sectors of their own, return the number of the first."""
        first = len(sectors)
        sectors.extend(data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR))
        table.extend([*range(first + 1, len(sectors)), _END] if data else [])
        return first if data else _END

    places = {}
    for name, data in streams.items():
        if len(data) >= _CUTOFF:
            places[name] = put(data)
            continue
        places[name], count = len(short_table), -(-len(data) // _SHORT)
        short_table += [*range(len(short_table) + 1, len(short_table) + count), _END] if count else []
        short += data.ljust(count * _SHORT, b"\0")
    mini, mini_table = put(short), put(struct.pack(f"<{len(short_table)}I", *short_table))
    directory = put(_directory(streams, places, storages, (mini, len(short))))
    first = len(sectors)
    size = next(count for count in range(1, 110) if count * _SECTOR // 4 >= first + count)
    put(struct.pack(f"<{len(table)}I", *table).ljust(size * _SECTOR, b"\xff"))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<16x5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    mini_size = -(-4 * len(short_table) // _SECTOR)
    header += struct.pack("<9I", 0, size, directory, 0, _CUTOFF, mini_table, mini_size, _END, 0)
    header += struct.pack("<109I", *range(first, first + size), *[_FREE] * (109 - size))
    return header + b"".join(sectors)


def _directory(
    streams: dict[str, bytes], places: dict[str, int], storages: tuple[str, ...], mini: tuple[int, int]
) -> bytes:
    """The entries: the root, the storage where there is one, the streams; each knows the next beside it."""
    top = [name for name in streams if name not in storages]
    numbers = {name: at for at, name in enumerate(streams, 1 + bool(storages))}
    beside = numbers[top[0]] if top else _FREE
    entries = [_entry("Root Entry", 5, (_FREE, 1 if storages else beside), *mini)]
    if storages:
        entries.append(_entry("Storage", 1, (beside, numbers[storages[0]]), 0, 0))
    for name, data in streams.items():
        siblings = [each for each in streams if (each in storages) == (name in storages)]
        after = siblings[siblings.index(name) + 1 :]
        entries.append(
            _entry(name, 2, (numbers[after[0]] if after else _FREE, _FREE), places[name], len(data))
        )
    return b"".join(entries)


def _entry(name: str, kind: int, others: tuple[int, int], start: int, size: int) -> bytes:
    """A directory entry; `others` are the entries at its right and under it."""
    coded = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", coded, len(coded), kind, 1, _FREE, *others, start, size)
