SELECT o.id FROM orders o CROSS JOIN customers c LIMIT 10
----
cross-join at 1:38
