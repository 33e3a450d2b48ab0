"""Scores of event records against gold annotation, and the floors below which they may not fall."""
