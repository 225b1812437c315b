"""Whether a sentence says the reverse of what it cites: denied, opposite, exchanged, turned."""
