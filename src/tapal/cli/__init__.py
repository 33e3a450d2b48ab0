"""The command line: one file a command in `commands`, what it says in `messages`."""
