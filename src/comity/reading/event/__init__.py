"""Events: what people attended or will attend."""
