-- rule: unknown-function
SELECT sleepEachRow(1) FROM orders
