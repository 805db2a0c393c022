"""Reading Word and text files into one neutral document, and writing documents. No domain word here."""
