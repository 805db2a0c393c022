"""What a person sees and does in people, one file for each part."""
