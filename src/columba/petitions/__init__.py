"""Petitions: what is asked of whom, who signed, and how many they are."""
