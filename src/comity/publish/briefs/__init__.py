"""What stands in papers: findings put together for a reader who meets somebody, hands over, or reports."""
