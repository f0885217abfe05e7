SELECT o.id FROM orders o, customers c WHERE o.customer_id = c.id AND c.city = 'Bonn' LIMIT 10
----
nothing
