"""Settings, addresses and the console command. Finds mechanisms as folders, knows none by name."""
