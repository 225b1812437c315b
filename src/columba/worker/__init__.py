"""Every recurring job in one table, and the processes that run them."""
