WITH all_orders AS (SELECT * FROM orders o JOIN countries n ON n.id = o.id) SELECT count(*) FROM all_orders
----
select-star at 1:28
