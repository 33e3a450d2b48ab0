"""Pages fetched from a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tapal.loading import load_cleaning
from tapal.model.document import Document
from tapal.read.failure import ReadFailure
from tapal.read.options import ReadOptions
from tapal.read.url import read_url

SENTENCE = "Tentara Kamboja menembaki pos Thailand di dekat candi pada Kamis pagi, kata juru bicara militer Thailand di Bangkok."
PAGE = f"""<html lang="id"><head><title>Baku Tembak di Batas</title>
<meta property="article:published_time" content="2025-07-24T09:00:00+07:00"></head>
<body><article><h1>Baku Tembak di Batas</h1>{"".join(f"<p>{SENTENCE}</p>" for _ in range(6))}</article></body></html>"""


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/lama":
            self.send_response(302)
            self.send_header("Location", "/berita")
            self.end_headers()
            return
        if self.path == "/hilang":
            self.send_error(404)
            return
        kind = "text/plain; charset=utf-8" if self.path == "/teks" else "text/html; charset=utf-8"
        body = SENTENCE if self.path == "/teks" else "x" * 400_000 if self.path == "/besar" else PAGE
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = HTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture(scope="module")
def options() -> ReadOptions:
    return ReadOptions(load_cleaning(), largest=300_000)


@pytest.mark.parametrize("path", ["/berita", "/lama"])
def test_a_page_is_read_also_behind_a_redirect(server: str, options: ReadOptions, path: str) -> None:
    found = read_url(server + path, options=options)
    assert isinstance(found, Document)
    assert found.title == "Baku Tembak di Batas"
    assert str(found.published) == "2025-07-24"
    assert SENTENCE in found.text
    assert found.url == server + path


def test_plain_text_is_kept_as_it_is(server: str, options: ReadOptions) -> None:
    found = read_url(server + "/teks", options=options)
    assert isinstance(found, Document)
    assert found.text == SENTENCE


@pytest.mark.parametrize(
    ("path", "code", "what"),
    [
        ("/hilang", "network", "answered 404"),
        ("/besar", "too-large", "larger than"),
        (":1/", "network", "could not be read"),
    ],
)
def test_what_cannot_be_fetched_is_a_named_failure(
    server: str, options: ReadOptions, path: str, code: str, what: str
) -> None:
    address = "http://127.0.0.1:1/" if path == ":1/" else server + path
    found = read_url(address, options=options)
    assert isinstance(found, ReadFailure)
    assert found.code == code
    assert what in found.what
    assert found.mend


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/x", "file:///etc/passwd", "gopher://127.0.0.1/"])
def test_only_the_web_is_fetched(options: ReadOptions, address: str) -> None:
    found = read_url(address, options=options)
    assert isinstance(found, ReadFailure)
    assert found.code == "not-http"
