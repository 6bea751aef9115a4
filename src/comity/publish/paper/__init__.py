"""Papers: what is printed, mailed or handed over, made of findings; and the files it is written to."""
