"""Rules that hold for every kind, page, action and file, also for those that nobody has written a test for."""
