SELECT id FROM customers WHERE id NOT IN (SELECT customer_id FROM orders) LIMIT 10
----
not-in-select at 1:32
