"""The folder an operator edits: `init` writes it, `load` brings it in, `check_setup` judges it."""
