"""An HTML page to its article and metadata, in this process or, for pages that could hang a parser, in a child with limits."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from html.parser import HTMLParser

SECONDS = 10
MEMORY = 1_000_000_000
OUTPUT_FACTOR = 4
_SPANNING = re.compile(r"(?:col|row)span\s{0,3}=\s{0,3}[\"']?(\d{1,9})", re.IGNORECASE)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "br",
        "tr",
        "td",
        "th",
        "section",
        "article",
        "blockquote",
        "figure",
        "pre",
        "ul",
        "ol",
        "table",
    )
)
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "nav", "form", "button", "select", "textarea", "iframe")
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article of a page as plain text, paragraphs as lines, and the page's metadata as written; empty where it has none.

    `parser` names who found the text: `trafilatura`, `plain` (the second parser), or empty for nobody.
    """

    text: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    parser: str = ""


class ExtractionError(Exception):
    """A page that took too long, too much memory or gave too much text; the message says which."""


def extract(html: str) -> Extracted:
    """The article of a page.

    Raises:
        ExtractionError: the page exceeded the time, memory or output limit.
    """
    found = _extract_in_child(html) if is_suspicious(html) else extract_here(html)
    if len(found.text) > OUTPUT_FACTOR * max(len(html), 1000):
        raise ExtractionError("the extracted text is larger than four times the page")
    return found


def is_suspicious(html: str) -> bool:
    """Whether a page has what has been seen to blow up parsers: size, spanning cells, deep nesting, masses of attributes."""
    if len(html) > 1_500_000:
        return True
    spans = [int(n) for n in _SPANNING.findall(html)]
    if len(spans) > 60 or any(n > 100 for n in spans):
        return True
    if html.count("<table") > 40 or html.count("=") > 40_000:
        return True
    depth = html.count("<div") - html.count("</div")
    return depth > 150 or any(tag * 40 in html for tag in ("<div>", "<b>", "<span>", "<i>", "<ul><li>", "<blockquote>"))


def extract_here(html: str) -> Extracted:
    """The article by trafilatura, and where that finds nothing by the plain parser, in this process."""
    from trafilatura import bare_extraction

    found = None
    with contextlib.suppress(ValueError, TypeError, AttributeError, RecursionError, KeyError, IndexError):
        found = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    meta = _metadata(found)
    text = str(meta.pop("text") or "").strip()
    if text:
        return Extracted(text=text, parser="trafilatura", **meta)
    plain = plain_text(html)
    return Extracted(text=plain, parser="plain" if plain else "", **meta)


def plain_text(html: str) -> str:
    """All visible text of a page, a block a line, by the standard library's parser, which nesting cannot stop."""
    parser = _Plain()
    with contextlib.suppress(AssertionError, ValueError):
        parser.feed(html)
        parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        if tag in _BLOCKS:
            self.parts.append("\n")
            if tag in ("body", "article", "p", "h1"):
                self._silent.clear()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent and self._silent.pop() != tag:
                pass
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def _metadata(found: object) -> dict[str, str]:
    names = {
        "text": "text",
        "title": "title",
        "author": "author",
        "published": "date",
        "url": "url",
        "language": "language",
    }
    out = {key: str(getattr(found, name, None) or "") for key, name in names.items()}
    out["outlet"] = str(getattr(found, "sitename", None) or getattr(found, "hostname", None) or "")
    return out


def _extract_in_child(html: str) -> Extracted:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tapal.read.extract"],
            input=html.encode("utf-8", "surrogatepass"),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ExtractionError(f"reading the page took more than {SECONDS} seconds") from error
    if done.returncode != 0:
        raise ExtractionError("reading the page took too much memory or stopped the parser")
    return Extracted(**json.loads(done.stdout))


def main() -> None:
    """Read a page from standard input under limits of memory and time, and write its Extracted as JSON."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    html = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    found = extract_here(html)
    limit = OUTPUT_FACTOR * max(len(html), 1000) + 1
    json.dump(asdict(found) | {"text": found.text[:limit]}, sys.stdout)


if __name__ == "__main__":
    main()
