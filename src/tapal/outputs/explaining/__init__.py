"""Parts of an explanation: the steps behind each field of an event, what was left out and why, and how both are shown."""
