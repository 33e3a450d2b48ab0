"""Parts of the attach stage: how a sentence is built, who does what in it, when and where."""
