"""Reading: a document becomes a record, with findings and the place of every item."""
