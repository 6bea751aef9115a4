"""Who stands on which side of a text, and when what it tells of happened."""
