"""Knowledge of the world as data: who acts, where things lie, which borders there are."""
