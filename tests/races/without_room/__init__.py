"""The embedded database of the product, which grows no more while a file says so."""
