"""Settings for all tests."""

from hypothesis import settings

# A slow machine is not a failing test: timings are measured by benches, not here.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")
