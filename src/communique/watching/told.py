"""News in words."""

from __future__ import annotations

from communique.watching.news import News

_CHANGES = {
    "new": "new",
    "late": "fits now",
    "version": "another version",
    "copy": "copy",
    "completed": "full text",
    "corrected": "corrected",
    "withdrawn": "withdrawn",
}


def change_told(news: News) -> str:
    """What kind of news it is, in a few words."""
    return _CHANGES[news.change] + ("" if news.fits or news.change == "withdrawn" else ", which no longer fits")


def what_was_told(news: News) -> list[str]:
    """What was told before and no longer holds.

    >>> what_was_told(News(change="corrected", digest="d", before={"published": "2017", "held": None}))
    ['told before: published 2017', 'told before: no held']
    """
    before = news.before or {}
    if news.change == "withdrawn":
        return [f"told before: {before.get('title') or '(no title)'}", "Its page, read anew, does not show it."]
    return [f"told before: {name} {value}" if value else f"told before: no {name}" for name, value in before.items()]


def title_told(news: News) -> str:
    """The title of what the news are about, as it is now, or as it was told."""
    return (news.document.title if news.document else (news.before or {}).get("title")) or "(no title)"
