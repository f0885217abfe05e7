SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE lower(o.note) = lower(c.name)
----
nothing
