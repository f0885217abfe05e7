SELECT 1 FROM orders NATURAL JOIN products CROSS JOIN countries
