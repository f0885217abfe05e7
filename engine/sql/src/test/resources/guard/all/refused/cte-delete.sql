-- rule: data-modifying
WITH gone AS (DELETE FROM orders RETURNING id) SELECT * FROM gone
