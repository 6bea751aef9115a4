"""What a Word file is made of: its styles, its paragraphs and tables, its pictures."""
