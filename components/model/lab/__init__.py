"""The lab: which assumption matters, what must be true, and why two scenarios differ."""
