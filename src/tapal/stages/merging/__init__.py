"""Parts of the merge stage: what the words of a mention tell, how alike two mentions are, how sure an event is."""
