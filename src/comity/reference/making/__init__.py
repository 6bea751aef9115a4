"""How the generated tables of the world are made: `python -m comity.reference.build`."""
