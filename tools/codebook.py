"""The codebook: every field of a record, and the words that it may hold, made from the schema: `codebook.py > docs/codebook.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import communique
from communique.knowledge.kinds import Term, vocabulary

HEAD = """# The codebook

Every field of a record, made from its JSON Schema (`communique reference schema`) by `tools/codebook.py`. The rules that hold for all of them are in
[the record](record.md). A *reading* is a value with its certainty and the characters that support it; *or none*: the page does not say.
"""


def main() -> int:
    """Print the codebook."""
    sys.stdout.write("\n".join(lines(communique.schema())) + "\n")
    return 0


def lines(schema: dict[str, Any]) -> Iterator[str]:
    """The codebook's lines."""
    yield HEAD
    for name, form in schema["$defs"].items():
        yield f"## {name}\n\n{' '.join(form['description'].split())}\n"
        yield "| field | holds | means |\n|---|---|---|"
        yield from (f"| `{field}` | {holds(own)} | {own['description']} |" for field, own in form["properties"].items())
        yield ""
    yield "## Kinds of documents\n"
    yield from terms(vocabulary().kind)
    yield "## Types of events\n"
    yield from terms(vocabulary().event)


def terms(words: Iterable[Term]) -> Iterator[str]:
    """A table of a vocabulary."""
    yield "| word | means | example |\n|---|---|---|"
    yield from (f"| `{term.name}` | {term.meaning} | {term.example} |" for term in words)
    yield ""


def holds(form: dict[str, Any]) -> str:
    """What a field holds, in words."""
    if "$ref" in form:
        name = form["$ref"].rpartition("/")[2]
        return "a reading" if name == "Reading" else f"[{name}](#{name.lower()})"
    if "anyOf" in form:
        told = " or ".join(holds(one) for one in form["anyOf"] if one.get("type") != "null")
        return told + (" or none" if any(one.get("type") == "null" for one in form["anyOf"]) else "")
    if "enum" in form:
        return "one of " + ", ".join(f"`{word}`" for word in form["enum"])
    if form.get("type") == "array":
        return _several(form)
    return {"string": "text", "integer": "a number", "boolean": "true or false"}[form["type"]]


def _several(form: dict[str, Any]) -> str:
    if "prefixItems" in form:
        inner = [holds(one) for one in form["prefixItems"]]
        return "a span `[start, end]`" if inner == ["a number", "a number"] else "a pair: " + ", ".join(inner)
    inner = holds(form["items"])
    return "several readings" if inner == "a reading" else "several spans" if inner.startswith("a span") else f"several: {inner}"


if __name__ == "__main__":
    sys.exit(main())
