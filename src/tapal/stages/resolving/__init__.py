"""Parts of the resolve stage: who is meant, when, where, at which border, who says so, who denies it, what answers what."""
