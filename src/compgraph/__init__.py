"""compgraph: occupational competency standards (職能基準) as a knowledge graph."""
