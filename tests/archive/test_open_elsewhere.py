"""An archive opens as it is in the tools that people have: any SQLite tool, Datasette, pandas."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pandas
import pytest

VIEWS = ("v_documents", "v_events", "v_turns", "v_quotations", "v_holdings")


def test_pandas_reads_the_views(kept: Path) -> None:
    connection = sqlite3.connect(f"{kept.as_uri()}?mode=ro", uri=True)
    frames = {view: pandas.read_sql(f"SELECT * FROM {view}", connection) for view in VIEWS}
    connection.close()
    assert all(len(frame) > 0 for frame in frames.values()), {view: len(frame) for view, frame in frames.items()}
    assert set(frames["v_events"]["status"]) <= {"happened", "planned", "possible", "cancelled"}
    dated = frames["v_events"].dropna(subset=["date_start"])
    assert pandas.to_datetime(dated["date_start"]).notna().all()


@pytest.mark.filterwarnings("ignore")
def test_datasette_serves_it(kept: Path) -> None:
    from datasette.app import Datasette

    async def ask() -> None:
        datasette = Datasette([str(kept)])
        database = kept.stem
        for table in (*VIEWS, "document", "event"):
            answer = await datasette.client.get(f"/{database}/{table}.json?_shape=array&_size=3")
            assert answer.status_code == 200 and len(answer.json()) == 3, (table, answer.text[:300])
        page = await datasette.client.get(f"/{database}/v_events")
        assert page.status_code == 200 and "happened" in page.text

    asyncio.run(ask())
