"""Measures: one a file, values in and values out."""
