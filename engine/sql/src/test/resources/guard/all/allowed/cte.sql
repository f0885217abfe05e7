WITH big AS (SELECT * FROM orders WHERE amount > 100), top AS (SELECT customer_id FROM big) SELECT c.name FROM customers c WHERE c.id IN (SELECT customer_id FROM top)
