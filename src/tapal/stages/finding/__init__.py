"""Parts of the find stage: names, noun phrases, places."""
