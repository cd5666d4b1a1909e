"""司法处置: sales by courts, from the sale to the buyer's application at the counter."""
