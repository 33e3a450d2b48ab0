"""Parts of the merge stage: how alike two mentions are, how sure an event is."""
