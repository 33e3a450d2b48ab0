"""Who is meant where a noun is followed by its members: "many parties including X", "allies such as Y and Z"."""

from __future__ import annotations

from tapal.model.mentions import ActorMention
from tapal.stages.attaching.scene import Found, Scene

# Kinds of mention that tell who is meant by a noun, not by a name.
KINDS = ("agent", "body", "possessed")


def members(scene: Scene, found: Found) -> Found:
    """Without "many parties" whose members are named right behind it ("many parties including X")."""
    rest = tuple(m for m in found[0] if m.country or m.parts or not _is_spelled_out(scene, m))
    found = (rest, found[1]) if any(m.country for m in rest) else found
    examples = _examples(scene, found[0][-1]) if found[0] else ()
    return (examples, found[1]) if examples else found


def _examples(scene: Scene, last: ActorMention) -> tuple[ActorMention, ...]:
    """Those who are named behind a word like "such as" for who was told by a noun ("allies of X such as Y and Z")."""
    at = last.last + (scene.norm(last.last) == ",")
    named = scene.starting_at(at + 1) if scene.grammar.has("such_as", scene.norm(at)) else None
    is_kind = last.kind in KINDS and not any(scene.tag(i) == "VERB" for i in range(last.first, last.last))
    return scene.group(named) if named and is_kind and named.country and named.kind not in KINDS else ()


def _is_spelled_out(scene: Scene, mention: ActorMention) -> bool:
    if mention.sector != "UNK":
        return False
    after = mention.last + (scene.norm(mention.last) == ",")
    return scene.grammar.has("including", scene.norm(after))
