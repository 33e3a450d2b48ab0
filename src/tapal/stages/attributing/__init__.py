"""Parts of the attribute stage: what a cue reaches."""
