"""The people who sign in: the custom user, from day one."""
