"""Mail that goes out: a row for every letter, the links in them, and the job that sends them."""
