"""The phrase trie against a plain search."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tapal.language.matcher import Hit, PhraseTrie

WORD = st.sampled_from("abcd")
PHRASES = st.lists(st.lists(WORD, min_size=1, max_size=4), max_size=12)


@given(PHRASES, st.lists(WORD, max_size=20))
def test_every_finds_what_a_plain_search_finds(phrases: list[list[str]], words: list[str]) -> None:
    trie = PhraseTrie((p, i) for i, p in enumerate(phrases))
    plain = {
        (at, at + len(p), i) for i, p in enumerate(phrases) for at in range(len(words)) if words[at : at + len(p)] == p
    }
    assert {(h.first, h.last, h.value) for h in trie.every(words)} == plain


@given(PHRASES, st.lists(WORD, min_size=1, max_size=20))
def test_longest_is_the_longest_of_every(phrases: list[list[str]], words: list[str]) -> None:
    trie = PhraseTrie((p, i) for i, p in enumerate(phrases))
    for at in range(len(words)):
        here = [h for h in trie.every(words) if h.first == at]
        longest = trie.longest(words, at=at)
        if not here:
            assert longest is None
        else:
            end = max(h.last for h in here)
            assert longest is not None
            assert longest[0] == end
            assert sorted(longest[1]) == sorted(h.value for h in here if h.last == end)


def test_a_phrase_may_have_several_values() -> None:
    trie = PhraseTrie([(["gencatan", "senjata"], 1), (["gencatan", "senjata"], 2), (["senjata"], 3)])
    assert list(trie.every(["gencatan", "senjata"])) == [Hit(0, 2, 1), Hit(0, 2, 2), Hit(1, 2, 3)]


def test_begins_is_about_first_words() -> None:
    trie = PhraseTrie([(("tarik", "mundur"), 1)])
    assert trie.begins("tarik")
    assert not trie.begins("mundur")
    assert trie.longest(["mundur"], at=0) is None
    assert trie.longest(["tarik"], at=1) is None


def test_a_filler_may_stand_once_between_two_words_of_a_phrase() -> None:
    trie = PhraseTrie([(("hold", "talks"), "hold-talks"), (("hold",), "hold"), (("hold", "more", "talks"), "more")])

    def found(line: str) -> list[tuple[int, str]]:
        return [
            (hit.last, hit.value)
            for hit in trie.every_with_gaps(line.split(), at=0, fillers=frozenset({"two", "more"}))
        ]

    assert found("hold talks") == [(1, "hold"), (2, "hold-talks")]
    assert found("hold two talks") == [(1, "hold"), (3, "hold-talks")]
    assert sorted(found("hold more talks")) == [(1, "hold"), (3, "hold-talks"), (3, "more")]
    assert found("hold two more talks") == [(1, "hold"), (4, "more")]
    assert found("hold two two talks") == [(1, "hold")]
    assert found("two hold talks") == []
