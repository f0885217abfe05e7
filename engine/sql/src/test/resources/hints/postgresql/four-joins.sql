SELECT o.id FROM orders o
JOIN customers c ON c.id = o.customer_id
JOIN countries n ON n.id = c.country_id
JOIN order_items i ON i.order_id = o.id
JOIN products p ON p.id = i.product_id LIMIT 10
----
many-joins at 5:6
