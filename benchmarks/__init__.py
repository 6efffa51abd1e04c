"""Quality and speed, measured beside plain BM25."""
