SELECT c.*, o.id FROM orders o JOIN countries c ON c.id = o.customer_id LIMIT 5
----
nothing
