"""Questions in SPARQL: the shipped ones, what may run, and where it runs."""
