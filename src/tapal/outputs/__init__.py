"""Ways to write coded documents down. Each file is one format; `record` alone decides the shape of a record."""
