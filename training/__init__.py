"""How the language models that ship with Tapal were trained. Not installed."""
