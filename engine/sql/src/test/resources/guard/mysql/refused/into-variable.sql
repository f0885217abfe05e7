-- rule: variable
SELECT id FROM orders INTO @x
