SELECT id FROM orders WHERE note IS DISTINCT FROM status AND (id, amount) IN (SELECT id, price FROM products)
