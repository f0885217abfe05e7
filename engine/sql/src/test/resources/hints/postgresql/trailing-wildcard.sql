SELECT id FROM customers WHERE name LIKE 'An%' LIMIT 10
----
nothing
