"""What an article is about: the share of its words that belong to each topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tapal.model.parsed import Parsed

Topics = Mapping[str, frozenset[str]]
# Sentences below which an article is too short to say what it is about.
SHORT = 5
ARTICLE_IS_SHORT = "article:short"
# Shares of all words, in hundredths, at which a topic counts as slight, clear and strong.
STEPS = ((0.5, "none"), (2.0, "slight"), (5.0, "clear"))


def topic_features(parsed: Parsed, topics: Topics) -> Iterator[str]:
    """Names such as `topic:sport:clear`, one a topic, in the order of the topics' names.

    A text too short to tell gives `article:short` alone.
    """
    if len(parsed.sentences) < SHORT:
        yield ARTICLE_IS_SHORT
        return
    words = [t.norm for s in parsed.sentences for t in s.tokens if t.norm.isalpha()]
    if not words:
        return
    for name in sorted(topics):
        share = 100 * sum(map(topics[name].__contains__, words)) / len(words)
        yield f"topic:{name}:" + next((step for limit, step in STEPS if share < limit), "strong")
