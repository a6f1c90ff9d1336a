"""Recent posts that stand in the article's own box are teasers, and no text of the article, even where they are longer than it."""

from __future__ import annotations

from communique.app import read

POST = '<article><h2><a href="/{n}">Minister Holm opens the lighthouse of Sundhavn {n}</a></h2><time>{n} January 2006</time><div><p>{lead}</p></div></article>'
LEAD = "On {n} January 2006, Minister Holm opened the lighthouse of Sundhavn, which had been closed for years and years."
PAGE = """<html><head><title>Deputy Minister speaks by phone with Olaf Brandt – Norland</title></head><body><div class="content">
<article><h1>Deputy Minister speaks by phone with Olaf Brandt</h1><p>Posted on <time>13 January 2006</time></p>
<div class="text"><p>On 12 January 2006, the Deputy Minister had a telephone conversation with Olaf Brandt about the price of timber.</p></div></article>
<div class="{box}"><h2>{heading}</h2>{posts}</div></div></body></html>"""


def test_recent_posts_are_no_text() -> None:
    posts = "".join(POST.format(n=n, lead=LEAD.format(n=n)) for n in (12, 11, 10))
    record = read(PAGE.format(box="recent", heading="Recent posts", posts=posts))
    article, *teasers = record.documents
    assert [str(record.text)[a:b].split(",")[0] for a, b in article.body] == ["On 12 January 2006"]
    assert [t.title.value for t in teasers if t.title] == [f"Minister Holm opens the lighthouse of Sundhavn {n}" for n in (12, 11, 10)]
