"""Every version of every file: kept small, read again, and put together where two places wrote."""
