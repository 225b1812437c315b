"""Plain Python that knows no Django and no model: HTTP, addresses, HTML, text, dates."""
