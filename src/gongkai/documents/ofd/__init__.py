"""OFD, the national format of pages as they are printed (GB/T 33190)."""
