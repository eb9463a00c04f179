"""Keeps benches out of the tests: they need what only `make bench` installs, and take minutes."""

collect_ignore_glob = ["*"]
