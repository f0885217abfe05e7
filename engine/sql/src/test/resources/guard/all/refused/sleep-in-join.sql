-- rule: unknown-function
SELECT 1 FROM orders JOIN customers ON sleep(1) = 0
