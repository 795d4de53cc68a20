"""RDF: a record becomes a graph and a graph a record again."""
