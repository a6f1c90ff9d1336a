"""A newsroom of invented foreign services that publish for years, with the truth beside every capture.

`generate` gives captures one by one, in the order in which they were taken, with flat memory; `write` puts them into a folder as text files, HTML files
or one WARC, with `truth.jsonl` (its records: `communique.testing.newsroom.truth`) and the extra knowledge that the reader needs to know the invented
states and services (`Knowledge.with_extra(folder / "knowledge")`).  The same seed gives the same bytes.
"""

from communique.testing.newsroom.desk import Form, NewsroomCapture
from communique.testing.newsroom.extra import write_knowledge
from communique.testing.newsroom.writing import generate, write

__all__ = ["Form", "NewsroomCapture", "generate", "write", "write_knowledge"]
