"""Pages: fetching, extraction, lead pictures, excerpts."""
