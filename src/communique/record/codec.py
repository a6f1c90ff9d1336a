"""The one encoder and decoder of records, and their JSON Schema."""

from __future__ import annotations

import tomllib
from importlib import resources
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
    """The JSON Schema (2020-12) of a record, made from the types that the program itself uses, with the meaning of every field."""
    made = msgspec.json.schema(Record)
    meanings = tomllib.loads(resources.files("communique.record").joinpath("meanings.toml").read_text("utf-8"))
    for name, definition in made["$defs"].items():
        for field, form in definition["properties"].items():
            form["description"] = meanings[name][field]
    return made
