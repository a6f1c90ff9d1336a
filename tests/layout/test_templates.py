"""Articles of our own set into the markup of many kinds of site: whatever stands around it, the article comes out as it was put in."""

from __future__ import annotations

import html
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jinja2
import pytest

import communique
from communique.record.document import Document, Record

FOLDER = Path(__file__).parent / "templates"
CONTENTS: dict[str, Any] = tomllib.loads((FOLDER / "contents.toml").read_text(encoding="utf-8"))
GAPS: dict[str, list[str]] = CONTENTS["gaps"]
TEMPLATES = sorted(p.stem for p in FOLDER.glob("*.html"))
SERVICE = "Ministry of Foreign Affairs"
LATER = timedelta(days=400)
UNSURE = ("mobile-and-desktop-doubled", "sharepoint-spans")  # 12/03/2019: day or month first; these may leave it open, and must not guess


def page(template: str, article: dict[str, Any]) -> bytes:
    """A whole page: the article, the site's furniture, and what stands beside it."""
    day = date.fromisoformat(article["date"])
    related = [{**r, "day": date.fromisoformat(r["date"]).strftime} for r in CONTENTS["related"]]
    source = jinja2.Template((FOLDER / f"{template}.html").read_text(encoding="utf-8")).render(
        a=article,
        day=day.strftime,
        later=(day + LATER).strftime,
        related=related,
        service=SERVICE,
        paragraphs=[_bold(p) for p in article["paragraphs"]],
    )
    return source.encode("iso-8859-1", "xmlcharrefreplace") if "iso-8859-1" in source else source.encode()


def _bold(paragraph: str) -> str:
    escaped = html.escape(paragraph, quote=False)
    return escaped.replace("**", "<b>", 1).replace("**", "</b>", 1)


def _article(record: Record) -> Document:
    (found,) = [d for d in record.documents if d.part == "article"]
    return found


@pytest.mark.parametrize("article", CONTENTS["articles"], ids=lambda a: a["form"].replace(" ", "-"))
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_article_comes_out_as_it_was_put_in(template: str, article: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if article["form"] in GAPS.get(template, ()):
        request.applymarker(pytest.mark.xfail(strict=True, reason="not read yet"))
    problems = problems_of(template, article)
    assert not problems, "\n".join(problems)


def problems_of(template: str, article: dict[str, Any]) -> list[str]:
    """What is wrong, in words, with the reading of an article in this template."""
    record = communique.read(page(template, article))
    found, text = _article(record), str(record.text)
    body = "\n".join(" ".join(text[a:b].split()) for a, b in found.body)
    problems = []
    if found.title is None or article["title"] not in found.title.value:
        problems.append(f"title {found.title and found.title.value!r}")
    unsure = found.published is None and template in UNSURE
    if not unsure and (found.published is None or not found.published.value.startswith(article["date"])):
        problems.append(f"published {found.published and found.published.value!r}")
    if found.kind is None or found.kind.value != article["kind"]:
        problems.append(f"kind {found.kind and found.kind.value!r}")
    wanted = [p.replace("**", "") for p in article["paragraphs"]]
    problems += [f"lost {p[:40]!r}" for p in wanted if p.strip("\u200b") not in body]
    rest = body
    for p in wanted:
        rest = rest.replace(p, "", 1)
    if stray := " ".join(rest.replace("\u200b", " ").split()):
        problems.append(f"stray {stray[:160]!r}")
    if "turns" in article and [t.role for t in found.turns] != article["turns"]:
        problems.append(f"turns {[t.role for t in found.turns]}")
    if beside := [r["title"] for r in CONTENTS["related"] if r["title"] in body]:
        problems.append(f"beside the article, yet in it: {beside}")
    days = {r["title"]: r["date"] for r in CONTENTS["related"]}
    for teaser in (d for d in record.documents if d.part == "teaser" and d.title is not None and d.published is not None):
        if not teaser.published.value.startswith(days.get(teaser.title.value, "")):
            problems.append(f"beside the article, dated {teaser.published.value!r}: {teaser.title.value!r}")
    return problems
