SELECT DISTINCT TOP 5 status, amount FROM orders ORDER BY amount DESC
