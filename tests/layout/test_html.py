"""HTML laid out: one test a rule of markup."""

from __future__ import annotations

import pytest

from communique.layout.html import lay_out
from communique.layout.html_page import HtmlPage
from communique.layout.source import to_source
from communique.record.capture import Decoded
from communique.text.span import Span

URL = "https://mfa.example/en/news/2018/index.html"


def laid(source: str, url: str | None = URL) -> HtmlPage:
    return lay_out(Decoded(source, "utf-8", "declared", "text/html"), url)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<p>one<p>two", "one\ntwo"),
        ("<div>one<p>two</div>three", "one\ntwo\nthree"),
        ("<p>a\n  b\t c</p>", "a b c"),
        ("a <b>b</b>c <i> d</i>", "a bc d"),
        ("<p>a<br>b<br/><br>c", "a\nb\nc"),
        ("<p>&nbsp;a&nbsp;b&nbsp;</p>", "a\xa0b"),
        ("<p>&nbsp;</p><p>x</p>", "x"),
        ("<p>con\xadsul&shy;ate</p>", "consulate"),
        ("R&amp;D &lt;b&gt; &#8217; &#x2019; &#146; &copy2 &amp", "R&D <b> ’ ’ ’ ©2 &"),
        ("<p>a&#8;b&#xFFFE;c&#0;d&#xD800;e&#x110000;f&#99999999999;g", "abc\ufffdd\ufffde\ufffdf\ufffdg"),
        ("AT&T & &notanentity; &", "AT&T & ¬anentity; &"),
        ("a && b&&&amp;c &\xad& d&", "a && b&&&c && d&"),
        ('<P CLASS="a" STYLE="display:none">no</P><p class="a<b" style="DISPLAY:NONE">no</p><p class=a title="it\'s > that">b', "b"),
        ("<div class='a > b'>a</div><div class='a > b'>b</div><div class='a", "a\nb"),
        ("a<!-- <p>no --> b<!-->c<!--->d<!-- x --!>e", "a bcde"),
        ("a<!-- never closed <p>b", "a"),
        ("<![CDATA[ no ]]>a<?php x ?>b<!DOCTYPE html>c", "abc"),
        ("<script>if (a<b) '<p>no'</script>a<style>p{}</style>b", "ab"),
        ("<SCRIPT>no</script>a<Style>no</STYLE>b", "ab"),
        ("<script>a</scripted></script >b", "b"),
        (
            "a<noscript>no</noscript><template>no</template><textarea>no</textarea><svg><text>no</text></svg><select><option>no</select>b",
            "ab",
        ),
        ("<svg><path>a", "a"),
        ('<p title="a > b">x</p><p title=\'>"\'>y</p><p title=a"b>z</p>', "x\ny\nz"),
        ('<a title="it\'s">x</a>', "x"),
        ('<p title="never closed>x</p><p>y</p>', "x\ny"),
        ("a < b <é <3 x", "a < b <é <3 x"),
        ("<<<p>a", "<<\na"),
        ("<p>a</p", "a"),
        ('a<a href="http://exa', "a"),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", "a\nb\nc\nd\ne"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "a\nb\nc"),
        ("<table><tr><td>a<td>b<tr><td>c</table>d", "a\nb\nc\nd"),
        ("<table><tr><td>a<table><tr><td>b</table>c<td>d</table>", "a\nb\nc\nd"),
        ("<p>a</div></b></span></table>b", "ab"),
        ("<pre>a\n  b   c\n\n<b>d</b>e\n</pre>f\ng", "a\nb c\nde\nf g"),
        ('<p style="display: none">no</p><p hidden>no</p><p aria-hidden="true">no</p><p class=visually-hidden>a</p>', "a"),
        ('<div hidden><div><p>no</div>no</div>a<span style="display:none">no<span>no</span></span>b', "ab"),
        ('<p>a <span style="display:none">no</p><p>b', "a\nb"),
        ('<ul id=rel style="display:none"><li>a</ul><script>document.getElementById("rel").style.display="block"</script>', "a"),
        ("", ""),
    ],
)
def test_reading_text(source: str, text: str) -> None:
    assert laid(source).text == text


def test_blocks_have_roles_and_levels() -> None:
    page = laid("<h2>A</h2><p>B</p><ul><li>C<li><p>D</ul><table><tr><td>E</table><h3><div>F</div></h3>")
    assert [(b.role, b.level) for b in page.blocks] == [
        ("heading", 2), ("paragraph", 0), ("item", 0), ("item", 0), ("cell", 0), ("heading", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "bold"),
    [
        ("<p><b>Question:</b> why", ["Question:"]),
        ("<p><strong>Q</strong><b>:</b> why", ["Q:"]),
        ('<p><span style="FONT-WEIGHT: bold">Answer</span> <span>so</span>', ["Answer"]),
        ("<p>a <b> b </b>c", ["b"]),
        ("<b><p>a</p><p>b</p></b><p>c", ["a", "b"]),
        ("<p><span><b>a</b></span> <em>no</em>", ["a"]),
        ('<p style="font-weight:700">a</p><p>b', ["a"]),
    ],
)
def test_emphasis(source: str, bold: list[str]) -> None:
    page = laid(source)
    assert [span.of(page.text) for block in page.blocks for span in block.emphasis] == bold


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("t1.html", "https://mfa.example/en/news/2018/t1.html"),
        ("./t1.html", "https://mfa.example/en/news/2018/t1.html"),
        ("../t1.html", "https://mfa.example/en/news/t1.html"),
        ("/a/./b/../c", "https://mfa.example/a/c"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("http://other.example/x", "http://other.example/x"),
        ("?page=2&amp;x=1", "https://mfa.example/en/news/2018/index.html?page=2&x=1"),
        (" /a\n", "https://mfa.example/a"),
        ("javascript:alert(1)", None),
        ("java&#10;script:alert(1)", None),
        ("mailto:press@mfa.example", None),
        ("http://[bad", None),
    ],
)
def test_links(href: str, url: str | None) -> None:
    (block,) = laid(f'<p>see <a class="x" href="{href}"> here </a>.').blocks
    (link,) = block.links
    assert (link.start, link.end, link.url) == (4, 8, url)


def test_base_counts_only_on_the_web() -> None:
    assert laid("<base href='/fr/'><a href=x>a").blocks[0].links[0].url == "https://mfa.example/fr/x"
    assert laid("<base href='file:///etc/'><a href=x>a").blocks[0].links[0].url == "https://mfa.example/en/news/2018/x"
    assert laid("<a href=x>a", url=None).blocks[0].links[0].url is None


def test_a_link_over_several_blocks_and_links_never_closed() -> None:
    page = laid("<a href=x><h3>Title</h3><p>Lead</p></a><p>b <a href=y>c <a href=z>d</p><p>e")
    assert [[link.href for link in b.links] for b in page.blocks] == [["x"], ["x"], ["y", "z"], []]


def test_metas_show_their_source() -> None:
    page = laid(
        '<html lang="en-GB"><title> Talks &amp; visits </title><meta property="og:title" content="Talks">'
        "<META NAME='DC.date' CONTENT='2018-05-03'><link rel=canonical href='/x'><meta charset=utf-8>"
        '<script type="application/ld+json">{"headline": "A \\"b\\"", "datePublished":"2018-05-03", "author": {"@type": "Person", "name": "A. Holm"}}</script>'
        '<script type="application/ld+json">{"datePublished": 1e400,</script><time datetime="2018-05-04">yesterday</time>'
    )
    assert page.language == "en-GB"
    assert [(m.name, m.value) for m in page.metas] == [
        ("title", "Talks &amp; visits"), ("og:title", "Talks"), ("dc.date", "2018-05-03"), ("canonical", "/x"),
        ("jsonld:headline", 'A \\"b\\"'), ("jsonld:datePublished", "2018-05-03"), ("jsonld:author", "A. Holm"), ("time", "2018-05-04"),
    ]  # fmt: skip
    assert all(page.source[m.start : m.end] == m.value for m in page.metas)


def test_spans_lead_back_to_the_source() -> None:
    page = laid("<p>Mr.\n  A&ouml;b <b>met</b>&nbsp;us</p>")
    assert page.text == "Mr. Aöb met\xa0us"
    assert to_source(page, Span(0, 3)).of(page.source) == "Mr."
    assert to_source(page, Span(4, 7)).of(page.source) == "A&ouml;b"
    assert to_source(page, Span(5, 6)).of(page.source) == "&ouml;"
    assert to_source(page, Span(6, 11)).of(page.source) == "b <b>met"
    assert to_source(page, Span(8, 12)).of(page.source) == "met</b>&nbsp;"


def test_containers_and_paths() -> None:
    page = laid("<div class=news id=n1><p>a<p>b</div><div><p>c</div>")
    assert page.blocks[0].container == page.blocks[1].container != page.blocks[2].container
    assert page.blocks[0].path == "body/div.news.n1/p"


def test_deep_markup_is_flattened_and_keeps_its_text() -> None:
    page = laid("<div>" * 5000 + "<p>kept</p>" + "</div>" * 5000 + "<p>after")
    assert page.text == "kept\nafter"
