"""What every test gets."""

from hypothesis import settings

# How long one example takes depends on the machine and its load; pytest's own timeout stands guard.
settings.register_profile("columba", deadline=None)
settings.load_profile("columba")
