"""Writing with a language model: what it is asked, what of its answer is taken, what that cost."""
