"""Every cell of the matrix over HTTP: a canary in each kind of data, and everybody who might see it at every door."""
