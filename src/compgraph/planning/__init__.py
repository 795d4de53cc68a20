"""Planning: in which order competencies are best learnt, with a proof."""
