"""Ways to apply one function to many documents: in this process or in several. All give the same results in the same order."""
