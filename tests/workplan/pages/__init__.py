"""The pages of the work plan, asked for as different people."""
