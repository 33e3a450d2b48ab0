"""How the lexicon treats the frequent verbs of conflict news: `python -m benchmarks.verbs [HOW MANY]`, with the raw news at hand.

A verb is a root with a voice. It is coded when the lexicon has an event for its forms, coded in phrases when only longer forms
hold it, listed when `no_events.yaml` or a `no_event` entry has it, and neither otherwise. Half of its occurrences decide.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from tapal import pipeline
from tapal.model.document import Document
from tapal.model.parsed import Parsed
from tapal.stages.clean import clean
from tapal.stages.parse import parse

RAW = Path(__file__).resolve().parents[2] / "shared" / "language" / "raw" / "news-id.jsonl.gz"
PACK = Path(pipeline.__file__).parent / "language" / "id" / "pack.json"
KIND = "conflict words"
SHOWN = 4
Verb = tuple[str, str]


def main() -> None:
    """Print one line a verb (count, root, voice, state, commonest forms), then the totals by state."""
    if not RAW.exists():
        sys.exit(f"{RAW} is not here: put the shared folder beside the checkout")
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    forms = count_verbs()
    states = states_of_forms()
    commonest = sorted(forms, key=lambda v: (-forms[v].total(), v))[:limit]
    totals: Counter[str] = Counter()
    for verb in commonest:
        state = state_of(forms[verb], states)
        totals[state] += 1
        seen = " ".join(form for form, _ in forms[verb].most_common(SHOWN))
        print(f"{forms[verb].total():6d}  {verb[0]:14s} {verb[1] or '-':5s} {state:18s} {seen}")
    print(f"{limit} verbs: " + ", ".join(f"{state} {n}" for state, n in totals.most_common()))


def count_verbs() -> Mapping[Verb, Counter[str]]:
    """The forms of every verb in the articles of conflict, with how often each stands there."""
    forms: defaultdict[Verb, Counter[str]] = defaultdict(Counter)
    for parsed in articles():
        for token in (
            t for s in parsed.sentences for i, t in enumerate(s.tokens) if not t.entity and is_no_name(t.text, i)
        ):
            if token.tag == "VERB" and token.norm.replace("-", "").isalpha():
                forms[token.lemma, token.voice][token.norm] += 1
    return forms


def is_no_name(word: str, place: int) -> bool:
    """Whether the word is not capitalised, or opens its sentence: names that the tagger takes for verbs stay out."""
    return not place or not word[:1].isupper()


def articles() -> Iterator[Parsed]:
    """The raw articles of the kind, parsed."""
    resources = pipeline.load()
    coder = resources.coders["id"]
    with gzip.open(RAW, "rt", encoding="utf-8") as lines:
        rows = (row for row in map(json.loads, lines) if row["kind"] == KIND)
        for row in rows:
            document = Document(id=row["id"], text=row["text"], title=row.get("title") or "", language="id")
            passages = clean(document, rules=resources.cleaning)
            yield parse(document, passages, language=coder.language, names=coder.glue_names)


def states_of_forms() -> Mapping[str, str]:
    """What the lexicon has for a word: the strongest of `coded`, `listed` and `coded in phrases`."""
    given = json.loads(PACK.read_text(encoding="utf-8"))["triggers"]
    found: dict[str, set[str]] = defaultdict(set)
    for form, index, _ in given["forms"]:
        words = form.split()
        is_event = not given["entries"][index].get("no_event")
        if len(words) == 1:
            found[form].add("coded" if is_event else "listed")
        elif is_event:
            for word in words:
                found[word].add("coded in phrases")
    order = ("coded", "listed", "coded in phrases")
    return {word: next(s for s in order if s in states) for word, states in found.items()}


def state_of(forms: Counter[str], states: Mapping[str, str]) -> str:
    """The state of most occurrences; `coded` already with a quarter of them, as the rest may be forms of another verb."""
    by_state: Counter[str] = Counter()
    for form, n in forms.items():
        by_state[states.get(form, "neither")] += n
    if by_state["coded"] * 4 >= forms.total():
        return "coded"
    return by_state.most_common(1)[0][0]


if __name__ == "__main__":
    main()
