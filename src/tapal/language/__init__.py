"""What Tapal knows of languages: engines without words here, words as data in one folder per language."""
