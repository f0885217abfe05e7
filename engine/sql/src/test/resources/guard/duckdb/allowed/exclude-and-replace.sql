SELECT * EXCLUDE (note) REPLACE (amount * 2 AS amount) FROM orders
