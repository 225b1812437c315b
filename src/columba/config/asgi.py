"""The ASGI entry point: Django's WSGI handler in a fixed pool of threads.

Plain ASGI Django runs each view in a fresh thread with a fresh database connection, about seven
times dearer for our synchronous views.
"""

from a2wsgi import WSGIMiddleware

from columba.config.wsgi import application as _django

application = WSGIMiddleware(_django, workers=16)  # type: ignore[arg-type] # a response is an iterable of bytes
