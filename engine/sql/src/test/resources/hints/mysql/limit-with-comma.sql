SELECT id FROM customers WHERE year(id) = 2024 LIMIT 0, 10
----
function-on-column at 1:37
