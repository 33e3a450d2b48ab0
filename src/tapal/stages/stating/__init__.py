"""Parts of the stage that reads stated facts."""
