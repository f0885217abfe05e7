SELECT id FROM orders
----
no-limit at 1:1
