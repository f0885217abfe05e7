-- rule: unsupported-clause
SELECT note read_text(id) FROM orders
