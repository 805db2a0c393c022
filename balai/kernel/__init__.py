"""What every other floor stands on: labels, actors, guard, actions, pages, catalogue, ledger. No domain word here."""
