"""Parts of the resolve stage: who is meant, where, at which border, who says so, what answers what."""
