"""A language: its rules, vocabulary and trained model, read from the folder that bears its code."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from importlib import import_module, resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tapal.language.affixes import Affixes, load_affixes, read_roots
from tapal.language.affixes import Analysis as WordReading
from tapal.language.affixes import analyse as take_apart
from tapal.language.forms import model_form, model_prefix
from tapal.language.quotes import QuoteRules, build_quote_rules
from tapal.language.reading import Analysis, Reader
from tapal.language.sentences import SentenceRules, build_sentence_rules
from tapal.language.tokenizer import TokenRules, build_rules

MODEL = "model"
PACK = "pack.json"
# What a language takes from its pack; without a pack it reads the YAML files of these names.
PARTS = ("tokenizer", "quotes", "affixes")
# Words whose lemma and voice are kept in memory.
REMEMBERED = 50_000
# Words whose reading by their affixes is kept: it is asked for at most twice or thrice, soon one after the other.
RECENT = 1_000
VOICES = {"active": "Act", "passive": "Pass", "stative": "Pass"}
# What befalls its subject may have an object all the same: neither voice.
NO_VOICE = "mishap"
# The kind of what is a verb by its affixes.
VERB = "verb"
# Form of a word by which the model finds its vector.
VECTORS_BY = "NORM"
# Characters of a word that the model sees.
LONGEST_WORD = 40


@dataclass(frozen=True)
class Language:
    """One language: `code` is ISO 639-1, `folder` holds its data. Data and model are read when first asked for.

    `data` are the parts of its pack; what is not there is read from the YAML file of its name in the folder.
    """

    code: str
    folder: Path
    data: Mapping[str, Any] | None = field(default=None, repr=False, compare=False)

    def __reduce__(self) -> tuple[Callable[..., Language], tuple[str, Path, bool]]:
        """Only the name travels between processes; each reads the data itself."""
        return _open, (self.code, self.folder, self.data is not None)

    def _part(self, name: str) -> Any:
        if self.data is not None and name in self.data:
            return self.data[name]
        return _read_yaml(self.folder / f"{name}.yaml")

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
        return build_rules(self._part("tokenizer"), words=self.words, names=self.names)

    @cached_property
    def sentence_rules(self) -> SentenceRules:
        """How sentences are cut."""
        return build_sentence_rules(self._part("tokenizer"), words=self.words)

    @cached_property
    def voices(self) -> tuple[tuple[str, str], ...]:
        """Beginnings of verbs with the voice that they show, `Act` or `Pass`."""
        data = self._part("tokenizer")
        keys = (("Act", "voice_active"), ("Pass", "voice_passive"))
        return tuple((start, voice) for voice, key in keys for start in data[key].split())

    @cached_property
    def quote_rules(self) -> QuoteRules:
        """How speech is reported."""
        return build_quote_rules(self._part("quotes"))

    @cached_property
    def affixes(self) -> Affixes | None:
        """How words are derived, and the roots; None for a language without such data."""
        roots = self.folder / "roots.txt"
        if not roots.exists():
            return None
        return load_affixes(self._part("affixes"), read_roots(roots.read_text(encoding="utf-8")))

    @cached_property
    def lemma_and_voice(self) -> Callable[[str, str], tuple[str, str]]:
        """A function from look-up form and tag to the lemma, and `Act`, `Pass` or nothing for the voice of a verb.

        Lemmas are roots for the tags that the affixes' data names, look-up forms for all others. A verb that cannot be taken
        apart shows its voice by its beginning.
        """
        return lru_cache(maxsize=REMEMBERED)(self._lemma_and_voice)

    def _lemma_and_voice(self, norm: str, tag: str) -> tuple[str, str]:
        affixes, is_verb = self.affixes, tag == "VERB"
        if affixes is not None and tag in affixes.lemma_tags:
            best = self._best_reading(norm)
            if best is not None and (is_verb or not best.is_guess):
                has_voice = is_verb and best.kind != NO_VOICE
                return best.root, VOICES.get(best.voice, "") if has_voice else ""
        starts = self.voices if is_verb else ()
        return norm, next((v for start, v in starts if norm.startswith(start) and len(norm) > len(start) + 2), "")

    @cached_property
    def mend_tag(self) -> Callable[[str, str], str]:
        """A function from a word and its tag by the model to its tag: a sure verb by its affixes is one, a name for persons is none."""
        return lru_cache(maxsize=REMEMBERED)(self._mend_tag)

    def _mend_tag(self, word: str, tag: str) -> str:
        affixes = self.affixes
        if affixes is None or not word.islower():
            return tag
        nouns, tags, prefixes = self._sure
        if tag == "VERB":
            return "NOUN" if word in nouns else tag
        if tag not in tags:
            return tag
        best = self._best_reading(word)
        if best is None or best.is_guess or best.kind != VERB or not best.prefixes:
            return tag
        return "VERB" if best.prefixes[0] in prefixes else tag

    @cached_property
    def _sure(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Words that are never verbs, tags of what may be a verb all the same, and the prefixes that verbs alone have."""
        data = self._part("affixes")
        verbs = data["sure_verbs"]
        return (
            frozenset(data["sure_nouns"].split()),
            frozenset(verbs["tags"].split()),
            frozenset(verbs["prefixes"].split()),
        )

    @cached_property
    def _best_reading(self) -> Callable[[str], WordReading | None]:
        """A function from a word in its look-up form to its best reading by the affixes, None where there is none."""
        affixes = self.affixes

        def read(word: str) -> WordReading | None:
            return next(iter(take_apart(word, affixes=affixes)), None) if affixes else None

        return lru_cache(maxsize=RECENT)(read)

    @cached_property
    def model(self) -> Any:
        """The trained spaCy pipeline.

        Raises:
            OSError: the folder holds no model.
        """
        import spacy

        model: Any = spacy.load(self.folder / MODEL, exclude=["tokenizer"])
        prepare(model.vocab)
        if self._one_thread is not nullcontext:
            _multiply_by_numpy(model)
        return model

    @cached_property
    def _one_thread(self) -> Callable[[], AbstractContextManager[Any]]:
        """A context in which numpy multiplies on one core; without threadpoolctl nothing is done, and spaCy multiplies itself."""
        if find_spec("threadpoolctl") is None:
            return nullcontext
        controller: Any = import_module("threadpoolctl").ThreadpoolController()
        return partial(controller.limit, limits=1, user_api="blas")

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.model)

    def analyse(self, sentences: Iterable[Sequence[str]]) -> list[Analysis]:
        """Tag and parse sentences, given as non-empty lists of words; one analysis each, in order."""
        forms = [[model_form(word)[:LONGEST_WORD] for word in sentence] for sentence in sentences]
        with self._one_thread(), self.model.memory_zone():
            found = self._reader.read(forms)
        mend = self.mend_tag
        return [
            Analysis(tuple(map(mend, words, one.tags)), one.relations, one.heads, one.entities)
            for words, one in zip(forms, found, strict=True)
        ]


def prepare(vocab: Any) -> None:
    """Give the words of a model the features that it was trained on; spaCy keeps neither with the model."""
    from spacy.attrs import PREFIX
    from spacy.vectors import Vectors

    vocab.lex_attr_getters[PREFIX] = model_prefix
    kept = vocab.vectors
    if not kept.n_keys:
        return
    vectors: Any = Vectors(strings=vocab.strings, data=kept.data, name=kept.name, attr=VECTORS_BY)
    for key, row in kept.key2row.items():
        vectors.add(key, row=row)
    vocab.vectors = vectors


def _multiply_by_numpy(pipeline: Any) -> None:
    """Let numpy multiply matrices, four times as fast here as what spaCy brings along."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in pipeline.components:
        for layer in component.model.walk():
            layer.ops = ops


def load_language(code: str) -> Language:
    """The language of an ISO 639-1 code; nothing heavy is read yet.

    Raises:
        LookupError: no such language ships with the package.
    """
    folder = Path(str(resources.files("tapal.language"))) / code
    if not code.isalpha() or not (folder / MODEL).is_dir():
        raise LookupError(f"no pipeline for the language {code!r} in {folder.parent}")
    return _open(code, folder, True)


def _open(code: str, folder: Path, has_pack: bool) -> Language:
    return Language(code=code, folder=folder, data=_read_pack(folder / PACK) if has_pack else None)


def _read_pack(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    pack = json.loads(path.read_text(encoding="utf-8"))
    return {name: pack[name] for name in PARTS if name in pack}


def _read_lines(path: Path) -> frozenset[str]:
    return frozenset(gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")) - {""}


def _read_yaml(path: Path) -> dict[str, Any]:
    import srsly  # type: ignore[import-untyped]

    data = srsly.read_yaml(path)
    if not isinstance(data, dict):
        raise ValueError(f"{path}: expected keys with values at the top, found {type(data).__name__}")
    return data
