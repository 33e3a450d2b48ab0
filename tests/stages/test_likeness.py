"""How alike two mentions are: the same in every run."""

from __future__ import annotations

from tapal.stages.merging import likeness


def test_all_words_of_one_shared_are_all_of_it_in_whatever_order_they_are_added() -> None:
    words = [f"kata{i}" for i in range(60)]
    rarity = {word: 0.1 * (i % 7 + 1) for i, word in enumerate(words)}
    shares = {likeness._share(frozenset(words[i : i + 9]), frozenset(words[: i + 9]), rarity) for i in range(50)}
    assert shares == {1.0}
