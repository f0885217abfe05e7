SELECT id FROM orders UNION ALL SELECT id FROM customers WHERE name LIKE '%a' LIMIT 3
----
leading-wildcard at 1:64
