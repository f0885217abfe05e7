SELECT name FROM orders NATURAL JOIN customers LIMIT 10
----
nothing
