"""The work plan of a body: what it will do, for what, and who leads."""
