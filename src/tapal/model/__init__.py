"""The records that every stage takes and gives. Standard library only; all records are frozen."""
