"""Organisations and official pages: every link that commentary may show."""
