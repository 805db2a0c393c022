"""What every other floor stands on: labels, actors, the guard, actions, pages, the catalogue, the ledger. No domain word here."""
