"""One file a format: from the bytes of a file to the pieces that are printed in it."""
