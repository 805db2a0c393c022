"""Participants, bodies, seats, accounts and sign-in."""
