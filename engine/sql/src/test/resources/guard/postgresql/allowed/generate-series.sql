SELECT n FROM generate_series(1, 12) AS g(n) LEFT JOIN orders ON orders.id = g.n
