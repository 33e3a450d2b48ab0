"""The commands. Each module offers `command(say)`, and its name is the command's."""
