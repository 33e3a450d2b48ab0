"""A page from the web: http and https only, with limits of size and time."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from tapal.model.document import Document
from tapal.read.failure import ReadFailure
from tapal.read.html import read_html
from tapal.read.options import ReadOptions
from tapal.read.text import read_text

SECONDS = 20.0
AGENT = "tapal (reads one page on behalf of a person)"
SCHEMES = ("http", "https")


def is_url(source: str) -> bool:
    """Whether a source is meant as a web address."""
    return "://" in source[:12]


def read_url(url: str, *, options: ReadOptions) -> Document | ReadFailure:
    """Fetch one page and read it; network trouble is a failure with code `network`."""
    import httpx2

    if urlsplit(url).scheme.lower() not in SCHEMES:
        return ReadFailure(
            url, 0, "not-http", "only http and https addresses are read", "save the page and give the file"
        )
    try:
        page = _fetch(url, largest=options.largest)
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
        what = f"the address could not be read ({type(error).__name__})"
        return ReadFailure(url, 0, "network", what, "check the address and the connection")
    if isinstance(page, ReadFailure):
        return page
    if page.kind.startswith("text/plain"):
        return read_text(page.data, source=url, options=options)
    return read_html(page.data, source=url, options=options, url=url, charset=page.charset)


class _Page(NamedTuple):
    data: bytes
    kind: str
    charset: str


def _fetch(url: str, *, largest: int) -> _Page | ReadFailure:
    """The bytes behind an address, at most `largest` of them, with their media type and character set."""
    import httpx2

    headers = {"User-Agent": AGENT, "Accept": "text/html,text/plain;q=0.9,*/*;q=0.1"}
    with (
        httpx2.Client(timeout=SECONDS, follow_redirects=True, max_redirects=5, headers=headers) as client,
        client.stream("GET", url) as response,
    ):
        if response.status_code >= 400:
            what = f"the server answered {response.status_code}"
            return ReadFailure(url, 0, "network", what, "open the address in a browser and save the page")
        if response.url.scheme not in SCHEMES:
            return ReadFailure(
                url, 0, "not-http", "the address leads away from the web", "save the page and give the file"
            )
        parts: list[bytes] = []
        size = 0
        for part in response.iter_bytes():
            size += len(part)
            if size > largest:
                what = f"the page is larger than {largest // 1_000_000} MB"
                return ReadFailure(url, 0, "too-large", what, "save its article as text")
            parts.append(part)
        return _Page(b"".join(parts), response.headers.get("content-type", "").lower(), response.charset_encoding or "")
