"""Checking what was read out of a document: every field with its source, corrected by a person, then confirmed."""
