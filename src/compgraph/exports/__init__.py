"""Exports: one format or view a file."""
