#!/usr/bin/env python
"""The same commands as `columba`, under the name Django people look for."""

from columba.__main__ import main

if __name__ == "__main__":
    main()
