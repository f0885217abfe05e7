-- rule: unknown-function
SELECT sum(amount) OVER (ORDER BY id ROWS BETWEEN sleep(1) PRECEDING AND CURRENT ROW) FROM orders
