-- rule: parameter
SELECT * FROM orders WHERE id = ?
