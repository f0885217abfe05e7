SELECT id FROM customers WHERE city = 'Bonn' OR lower(name) LIKE '%son' LIMIT 10
----
leading-wildcard at 1:49
