"""The statutory tables in grids: recognised by their labels, aligned to a form, settled by their sums."""
