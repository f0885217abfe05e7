SELECT * FROM orders JOIN customers ON customers.id = orders.customer_id LIMIT 10
----
select-star at 1:8
