SELECT id FROM (SELECT id FROM orders LIMIT 5) o
----
no-limit at 1:1
