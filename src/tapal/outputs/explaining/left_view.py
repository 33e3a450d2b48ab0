"""What was seen and not coded, for a person: by reason, each with its words in their place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tapal.model.derivation import Step
from tapal.outputs.explaining.glosses import Glosses
from tapal.outputs.table import visible

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

# Reasons in the order of interest; others come before the last.
ORDER = ("doubtful", "cue", "embedded", "silenced", "no-event", "no-day", "conditions", "no-verb", "passage")
# Reasons that words of every article have.
EVERYDAY = ("skip/conditions", "skip/no-verb")
FEW = 4
AROUND = 40
LONGEST = 90
ENTRIES = 3


def skipped_view(skipped: Sequence[Step], *, text: str, glosses: Glosses, is_whole: bool = True) -> Tree:
    """A tree: a branch for each reason, and a leaf for each thing, those of the same words and reason together.

    If it is not `is_whole`, of everyday words for which no entry holds only the first few are shown.
    """
    from rich.text import Text
    from rich.tree import Tree

    title = glosses.text("skipped") if skipped else glosses.text("nothing_skipped")
    tree = Tree(Text(title, "bold"), guide_style="dim")
    rules = sorted({step.rule for step in skipped}, key=_rank)
    for rule in rules:
        here = [step for step in skipped if step.rule == rule]
        branch = tree.add(Text.assemble((glosses.rule(rule) or rule, "bold cyan"), f" ({len(here)})"))
        groups = _alike(here, text)
        shown = groups[:FEW] if rule in EVERYDAY and not is_whole else groups
        for group in shown:
            _leaf(branch, group, text, glosses)
        if len(shown) < len(groups):
            branch.add(glosses.text("rest", number=len(groups) - len(shown)))
    return tree


def _rank(rule: str) -> tuple[int, str]:
    name = rule.partition("/")[2]
    return (ORDER.index(name) if name in ORDER else len(ORDER) - 2, name)


def _alike(steps: Sequence[Step], text: str) -> list[list[Step]]:
    """Steps of the same words and the same reasons together, in text order."""
    groups: dict[tuple[str, str], list[Step]] = {}
    for step in steps:
        words = step.span.of(text).lower() if step.span else ""
        reasons = " ".join(f"{one.field}{one.value}{one.rule}" for one in step.walk() if one.field != "feature")
        groups.setdefault((words, reasons), []).append(step)
    return list(groups.values())


def _leaf(branch: Tree, group: Sequence[Step], text: str, glosses: Glosses) -> None:
    step = group[0]
    leaf = branch.add(_head(step, len(group), text, glosses))
    entries = [one for one in step.steps if one.field == "entry"]
    for one in entries[:ENTRIES]:
        leaf.add(_reason(one, text, glosses))
    if len(entries) > ENTRIES:
        leaf.add(glosses.text("more", number=len(entries) - ENTRIES))
    for one in step.steps:
        if one.field in ("because", "cue", "mention"):
            leaf.add(_reason(one, text, glosses))
    for name, sign in (("for", 1), ("against", -1)):
        line = weights([one for one in step.steps if (one.number or 0) * sign > 0 and one.field == "feature"], glosses)
        if line:
            leaf.add(f"{glosses.text(name)} {line}")


def _head(step: Step, number: int, text: str, glosses: Glosses) -> Text:
    """What was seen in its surroundings, where, and how often."""
    from rich.text import Text

    line = Text()
    if step.rule == "skip/passage":
        line.append(glosses.rule(f"passage/{step.value}") or step.value, "cyan")
        line.append(": ")
        words = visible(step.span.of(text)) if step.span else ""
        line.append(words[:LONGEST] + ("…" if len(words) > LONGEST else ""), "yellow")
    elif step.span:
        line = _surroundings(step, text)
        if step.rule == "skip/doubtful":
            line.append(f" {step.value}", "bold")
            line.append(f", {glosses.text('confidence', value=f'{step.number or 0:.2f}')}")
        elif step.rule in ("skip/no-event", "skip/silenced"):
            line.append(f" {step.value}", "bold")
    details = [glosses.text("at", start=step.span.start)] if step.span else []
    details += [glosses.text("rule", value=one.value) for one in step.steps if one.field == "mark"]
    details += [one.value for one in step.steps if one.field == "file" and step.rule != "skip/embedded"]
    details += [glosses.text("least", value=one.value) for one in step.steps if one.field == "limit"]
    details += [glosses.text("times", number=number)] if number > 1 else []
    line.append(f" ({'; '.join(details)})", "dim")
    return line


def _surroundings(step: Step, text: str) -> Text:
    """The words with some of the text before and after them, cut at blanks."""
    from rich.text import Text

    start, end = (step.span.start, step.span.end) if step.span else (0, 0)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "…" + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    return Text.assemble(
        (visible(before), "dim"), (f"“{visible(text[start:end])}”", "bold yellow"), (visible(after), "dim")
    )


def _reason(step: Step, text: str, glosses: Glosses) -> Text:
    """One reason: what it is said of, the words that did it, and the rule in plain words."""
    from rich.text import Text

    parts = [step.value if step.field != "mention" else ""]
    for one in (step, *step.steps):
        said = glosses.rule(one.rule)
        words = f"“{visible(one.span.of(text))}”" if one.span else one.value if one is not step else ""
        parts.append(": ".join(filter(None, (said, words))))
    return Text(" · ".join(filter(None, parts)))


def weights(features: Sequence[Step], glosses: Glosses) -> str:
    """Features in one line, each in plain words with its value and its weight."""
    said = []
    for one in features:
        what, value = glosses.rule(one.rule) or one.rule.partition("/")[2], glosses.value(one.rule, one.value)
        said.append(f"{what}{': ' if value else ''}{value} {one.number:+.2f}")
    return "; ".join(said)
