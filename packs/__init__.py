"""How the data files of a language and of the world become the packs that ship. Not installed."""
