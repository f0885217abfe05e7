SELECT city, count(*) FROM customers GROUP BY city
----
nothing
