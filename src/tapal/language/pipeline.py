"""A language: its rules, vocabulary and trained model, read from the folder that bears its code."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from tapal.language.forms import model_form, model_prefix
from tapal.language.quotes import QuoteRules, build_quote_rules
from tapal.language.sentences import SentenceRules, build_sentence_rules
from tapal.language.tokenizer import TokenRules, build_rules

MODEL = "model"
# Sentences that the model reads at once.
BATCH = 64
# Characters of a word that the model sees.
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the model says of one sentence, one entry a word: UPOS tag, relation, head index (its own for a root), BIO entity."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    heads: tuple[int, ...]
    entities: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Language:
    """One language: `code` is ISO 639-1, `folder` holds its data. Data and model are read when first asked for."""

    code: str
    folder: Path

    def __reduce__(self) -> tuple[type[Language], tuple[str, Path]]:
        """Only the name travels between processes; each reads the data itself."""
        return Language, (self.code, self.folder)

    @cached_property
    def words(self) -> frozenset[str]:
        """The vocabulary, lower case."""
        return _read_lines(self.folder / "words.txt.gz")

    @cached_property
    def names(self) -> frozenset[str]:
        """Single words that occur as names in the training data, with their case."""
        return _read_lines(self.folder / "names.txt.gz")

    @cached_property
    def token_rules(self) -> TokenRules:
        """How words are cut."""
        return build_rules(_read_yaml(self.folder / "tokenizer.yaml"), words=self.words, names=self.names)

    @cached_property
    def sentence_rules(self) -> SentenceRules:
        """How sentences are cut."""
        return build_sentence_rules(_read_yaml(self.folder / "tokenizer.yaml"), words=self.words)

    @cached_property
    def voices(self) -> tuple[tuple[str, str], ...]:
        """Beginnings of verbs with the voice that they show, `Act` or `Pass`."""
        data = _read_yaml(self.folder / "tokenizer.yaml")
        keys = (("Act", "voice_active"), ("Pass", "voice_passive"))
        return tuple((start, voice) for voice, key in keys for start in data[key].split())

    @cached_property
    def quote_rules(self) -> QuoteRules:
        """How speech is reported."""
        return build_quote_rules(_read_yaml(self.folder / "quotes.yaml"))

    @cached_property
    def model(self) -> Any:
        """The trained spaCy pipeline.

        Raises:
            OSError: the folder holds no model.
        """
        import spacy
        from spacy.attrs import PREFIX

        model: Any = spacy.load(self.folder / MODEL, exclude=["tokenizer"])
        vocab: Any = model.vocab
        vocab.lex_attr_getters[PREFIX] = model_prefix
        return model

    def analyse(self, sentences: Iterable[Sequence[tuple[str, bool]]]) -> list[Analysis]:
        """Tag and parse sentences, given as non-empty lists of words with whether a blank follows; one analysis each, in order."""
        from spacy.tokens import Doc

        model = self.model
        with model.memory_zone():
            docs = (
                Doc(
                    model.vocab,
                    words=[model_form(word)[:LONGEST_WORD] for word, _ in sentence],
                    spaces=[space for _, space in sentence],
                    sent_starts=[i == 0 for i in range(len(sentence))],
                )
                for sentence in sentences
            )
            return [_read(doc) for doc in model.pipe(docs, batch_size=BATCH)]


def _read(doc: Any) -> Analysis:
    rows = [(t.tag_, t.dep_, t.head.i, t.ent_type_, t.ent_iob == 3) for t in doc]
    return Analysis(
        tags=tuple(row[0] or "X" for row in rows),
        relations=tuple("root" if row[1] == "ROOT" else row[1] or "dep" for row in rows),
        heads=tuple(row[2] for row in rows),
        entities=tuple((row[3], row[4]) for row in rows),
    )


def load_language(code: str) -> Language:
    """The language of an ISO 639-1 code; nothing heavy is read yet.

    Raises:
        LookupError: no such language ships with the package.
    """
    folder = Path(str(resources.files("tapal.language"))) / code
    if not code.isalpha() or not (folder / MODEL).is_dir():
        raise LookupError(f"no pipeline for the language {code!r} in {folder.parent}")
    return Language(code=code, folder=folder)


def _read_lines(path: Path) -> frozenset[str]:
    return frozenset(gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")) - {""}


def _read_yaml(path: Path) -> dict[str, Any]:
    import srsly  # type: ignore[import-untyped]

    data = srsly.read_yaml(path)
    if not isinstance(data, dict):
        raise ValueError(f"{path}: expected keys with values at the top, found {type(data).__name__}")
    return data
