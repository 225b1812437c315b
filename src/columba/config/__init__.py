"""Settings, addresses and entry points: the one place that knows every app."""
