"""HTTP: what a reader can do by link, a program can do here, stateless, with the same query."""
