SELECT name FROM orders o, customers WHERE customer_id = customers.id LIMIT 10
----
nothing
