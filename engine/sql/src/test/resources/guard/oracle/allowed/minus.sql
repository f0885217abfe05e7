SELECT id FROM orders MINUS SELECT id FROM customers
