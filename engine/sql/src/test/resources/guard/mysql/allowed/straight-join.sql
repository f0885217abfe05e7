SELECT o.id FROM orders o STRAIGHT_JOIN customers c ON c.id = o.customer_id
