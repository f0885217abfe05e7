SELECT c.name, (SELECT max(o.amount) FROM orders o WHERE o.customer_id = c.id) AS best FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
