"""Timings of our pages beside reference apps. Benches, not tests: nothing here can fail a build."""
