-- rule: hint
SELECT * FROM orders USE INDEX (i)
