-- rule: unknown-function
SELECT HTTPURITYPE('http://x').getclob() FROM orders
