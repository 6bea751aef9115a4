"""Pages of a crawl as it might be, and archives of them."""
