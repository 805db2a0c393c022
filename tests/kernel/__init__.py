"""Rules of the kernel: guard, labels, actions, ledger, settings."""
