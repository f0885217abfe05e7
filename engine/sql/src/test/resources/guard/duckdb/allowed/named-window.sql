SELECT rank() OVER w, sum(amount) OVER w FROM orders WINDOW w AS (PARTITION BY status ORDER BY amount)
