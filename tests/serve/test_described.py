"""The API keeps to its description, whatever is asked: parameters within limits, one form of refusal, and requests that schemathesis makes up."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import jsonschema
import pytest
from starlette.testclient import TestClient

from communique.serve.extras import OTHERS
from communique.serve.limits import limit
from communique.serve.openapi import openapi
from communique.serve.sitemap import PAGES

ROOT = Path(__file__).resolve().parents[2]
HERE = str(Path(sys.executable).parent)
OUTSIDE = {
    "page": ("0", "-1", "two", "1" * 10, "٣", ""),
    "order": ("", "oldest"),
    "copies": ("maybe",),
    "year": ("99", "20177", "２０１７"),
}


def test_every_address_is_described() -> None:
    paths = openapi()["paths"]
    assert set(paths) == {"/api" + (page.path if page.path != "/" else "/front") for page in PAGES} | {other.path for other in OTHERS}
    for address, operations in paths.items():
        told = operations["get"]
        assert {"200", "404", "405"} <= set(told["responses"]), address
        assert ("400" in told["responses"]) == any(parameter["in"] == "query" for parameter in told["parameters"]), address
    assert len({operations["get"]["operationId"] for operations in paths.values()}) == len(paths)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in OUTSIDE.items() for value in values] + [("q", "a" * 401)])
def test_what_is_out_of_bounds_is_refused_to_programs_only(room: TestClient, name: str, value: str) -> None:
    asked = 0
    for page in PAGES:
        if name in page.takes and "{" not in page.path:
            answer = room.get("/api" + page.path, params={name: value})
            assert (
                answer.status_code == 400
                and answer.json()["error"]["code"] == "out_of_bounds"
                and name in answer.json()["error"]["message"]
            )
            assert room.get(page.path, params={name: value}).status_code == 200
            asked += 1
    assert asked or name == "year"
    if "type" in limit(name).schema and name != "page":
        assert not jsonschema.Draft202012Validator(limit(name).schema).is_valid(value)


def test_nothing_can_be_changed(room: TestClient) -> None:
    refusal = openapi()["components"]["schemas"]["Error"]
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        for address in ("/", "/api/front", "/feed.atom", "/openapi.json", "/document/1"):
            answer = room.request(method, address)
            assert answer.status_code == 405 and "GET" in answer.headers["allow"], (method, address)
            jsonschema.validate(answer.json(), refusal)


def test_schemathesis_finds_no_fault(archive: Path) -> None:
    if shutil.which("schemathesis", path=HERE) is None and shutil.which("schemathesis") is None:
        pytest.skip("schemathesis is not installed (pip install communique[fuzz])")
    line = [sys.executable, str(ROOT / "tools" / "api_fuzz.py"), str(archive), "--requests", "200"]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_an_address_may_hold_any_sign(room: TestClient) -> None:
    for sign in ("%", "..", "\\", "\0", "‮", "𝌆", "'", '"', "<script>", "a" * 3000, "%2F", "~", "_"):
        for path in ("/document/{}", "/person/{}", "/country/{}", "/place/{}", "/diff/{}/1", "/calendar/{}", "/persons/{}", "/capture/{}"):
            address = path.format(quote(sign, safe=""))
            assert room.get(address).status_code in (200, 404), address
            assert room.get("/api" + address).status_code in (200, 404), address
