"""One file per stage, one public function named like the file."""
