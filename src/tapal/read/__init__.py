"""Reading: files, folders, streams and pages in, Documents and named failures out."""
