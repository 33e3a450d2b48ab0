"""Event types, modes, sectors, scores and crosswalks, as data with a loader."""
