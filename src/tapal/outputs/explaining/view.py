"""Explanations for a person: indented trees that fit the width of the screen, coloured on a terminal, plain in a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tapal.model.derivation import Derivation, Step
from tapal.outputs.explaining.glosses import Glosses
from tapal.outputs.explaining.left_view import skipped_view, weights
from tapal.outputs.table import STATUS_STYLES, visible

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text
    from rich.tree import Tree

# Steps that stand in brackets behind the one above them.
INLINE = ("file", "coordinates", "limit")
# Steps whose words may lie far from the event, so that their place is told.
ELSEWHERE = ("means", "mention")
WEIGHED = "feature"
SENTENCE = "sentence"
SIGNS = (("for", 1), ("against", -1))


def derivation_view(
    derivation: Derivation, *, glosses: Glosses, only: int | None = None, with_skipped: bool = True
) -> Iterator[RenderableType]:
    """A head, the tree of each event, and what was not coded. `only` is the number of one event, counted from 1; 0 is none."""
    from rich.text import Text

    document = derivation.coded.document
    yield Text(visible(document.title or document.id), style="bold")
    yield Text(_facts(derivation, glosses))
    if not derivation.coded.is_coded:
        yield Text(glosses.text("not_coded", language=document.language or "?"))
        return
    if not derivation.events and only is None:
        yield Text(glosses.text("no_events"))
    for at, step in enumerate(derivation.events, start=1):
        if only in (None, at):
            yield Text()
            yield from _event(step, document.text, glosses)
    if with_skipped:
        yield Text()
        yield skipped_view(derivation.skipped, text=document.text, glosses=glosses, is_whole=only == 0)


def _facts(derivation: Derivation, glosses: Glosses) -> str:
    document = derivation.coded.document
    day = document.published
    published = glosses.text("published", day=day, origin=document.published_from) if day else glosses.text("undated")
    return " · ".join(
        (
            glosses.text("language", language=document.language or "?"),
            published,
            glosses.text("events", number=len(derivation.events)),
            glosses.text("left_out", number=len(derivation.skipped)),
        )
    )


def _event(step: Step, text: str, glosses: Glosses) -> Iterator[RenderableType]:
    """The tree of an event under a line that sums it up and its sentence."""
    from rich.text import Text
    from rich.tree import Tree

    parts = {one.field: one.value for one in reversed(step.steps)}
    modes = [one.value for one in step.steps if one.field == "mode"]
    head = Text.assemble((f"{step.value} ", "bold"), (" ".join([parts["type"], *modes]), "bold"), " · ")
    head.append(parts["status"], STATUS_STYLES.get(parts["status"], ""))
    head.append(f" · {glosses.text('confidence', value=parts['confidence'])}")
    head.append("\n").append(_sentence(step, text))
    tree = Tree(head, guide_style="dim")
    for one in step.steps:
        if one.field != SENTENCE:
            _grow(tree, one, text, glosses)
    yield tree


def _sentence(step: Step, text: str) -> Text:
    """The sentence of the event's main words, its words coloured."""
    from rich.text import Text

    words = [one.span for one in step.walk() if one.field in ("event", "mention") and one.span]
    sentence = next((one.span for one in step.steps if one.field == SENTENCE and one.span), words[0])
    shown = Text(visible(sentence.of(text)), style="italic")
    for span in words:
        if sentence.contains(span):
            shown.stylize("not italic bold yellow", span.start - sentence.start, span.end - sentence.start)
    return shown


def _grow(tree: Tree, step: Step, text: str, glosses: Glosses) -> None:
    """Add a step and those below it; the features of a step are gathered in two lines."""
    branch = tree.add(_line(step, text, glosses))
    for one in step.steps:
        if one.field not in (*INLINE, WEIGHED):
            _grow(branch, one, text, glosses)
    for name, sign in SIGNS:
        line = weights([one for one in step.steps if one.field == WEIGHED and (one.number or 0) * sign > 0], glosses)
        if line:
            branch.add(_labelled(glosses.text(name), line))


def _labelled(label: str, words: str) -> Text:
    from rich.text import Text

    return Text.assemble((label, "cyan"), " ", words)


def _line(step: Step, text: str, glosses: Glosses) -> Text:
    """Field and value, the words that they rest on, and the rule in plain words with its name."""
    from rich.text import Text

    line = Text.assemble((glosses.label(step.field), "cyan"))
    words = visible(step.span.of(text)) if step.span else ""
    if step.value and step.value != words:
        line.append(f" {visible(step.value)}", "bold")
    if words:
        line.append(f" {'←' if line.plain != glosses.label(step.field) else ''}".rstrip() + " ")
        line.append(f"“{words}”", "yellow")
        if step.field in ELSEWHERE and step.span:
            line.append(f" {glosses.text('at', start=step.span.start)}", "dim")
    for one in step.steps:
        if one.field in INLINE:
            line.append(f" ({_inline(one, glosses)})", "dim")
    said = glosses.rule(step.rule)
    if said:
        line.append(f" · {said}")
    if step.rule == "merge/likeness" and step.number is not None:
        line.append(f", {glosses.text('chance', value=f'{step.number:.2f}')}")
    name = step.rule.partition("/")[2]
    if name and name != step.value:
        line.append(f" [{name}]", "dim")
    return line


def _inline(step: Step, glosses: Glosses) -> str:
    if step.field == "limit":
        return glosses.text("least", value=step.value)
    if step.field == "coordinates" and step.number is not None:
        return f"{step.value} {glosses.text('radius', value=f'{step.number:g}')}"
    return step.value
