"""The statutory tables in running text, whose labels and figures stand apart."""
