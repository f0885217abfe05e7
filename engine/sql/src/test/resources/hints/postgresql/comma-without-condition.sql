SELECT o.id
FROM orders o,
     customers c
WHERE o.amount > 1
LIMIT 10
----
cross-join at 3:6
