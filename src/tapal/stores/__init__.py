"""Where coded documents are kept. `store` says what every store does; each other module is one store or a part of one."""
