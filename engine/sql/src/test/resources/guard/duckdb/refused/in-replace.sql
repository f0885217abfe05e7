-- rule: unknown-function
SELECT * REPLACE (getenv('HOME') AS note) FROM orders
