"""A language that needs nothing but its words: order and small words tell what a name is to its clause."""
