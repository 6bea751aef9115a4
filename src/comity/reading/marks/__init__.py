"""What a text shows at first sight: words, sentences, chunks, dates, numbers, how firmly a clause is said."""
