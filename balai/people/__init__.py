"""Participants, bodies, membership, seats, accounts and sign-in."""
