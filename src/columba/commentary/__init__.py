"""Playbooks, the composer, the checker, and what is published of them."""
