SELECT count(*) FROM orders
----
nothing
