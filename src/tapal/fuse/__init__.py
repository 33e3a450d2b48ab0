"""From events of many documents to incidents: what is one happening, and what each report claims of it."""
