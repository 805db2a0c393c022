"""The mechanisms: one folder each, and none imports another."""
