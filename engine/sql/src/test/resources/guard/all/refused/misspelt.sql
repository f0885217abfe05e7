-- rule: unknown-function
SELECT lenght(name) FROM customers
