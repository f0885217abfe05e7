SELECT id FROM orders FETCH FIRST 5 ROWS ONLY
----
nothing
