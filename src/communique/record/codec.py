"""The one encoder and decoder of records, and their JSON Schema."""

from __future__ import annotations

from typing import Any

import msgspec

from communique.record.document import Record

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)


def encode(record: Record) -> bytes:
    """The record as one line of JSON (no line break)."""
    return _ENCODER.encode(record)


def decode(line: bytes | str) -> Record:
    """The record that a line of JSON holds.  Raises `msgspec.ValidationError` naming the path of the first field that does not fit."""
    return _DECODER.decode(line)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record, made from the types that the program itself uses."""
    return msgspec.json.schema(Record)
