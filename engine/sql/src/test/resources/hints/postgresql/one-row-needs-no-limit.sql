SELECT sum(amount), max(ordered_on) FROM orders
----
nothing
