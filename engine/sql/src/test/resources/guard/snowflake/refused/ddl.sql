-- rule: unknown-function
SELECT GET_DDL('table', 'x') FROM orders
