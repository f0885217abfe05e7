SELECT count(*) * 1E0 / NULLIF(count(DISTINCT status), 0) FROM orders
