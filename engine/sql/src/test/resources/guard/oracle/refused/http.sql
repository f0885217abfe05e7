-- rule: unknown-function
SELECT UTL_HTTP.REQUEST('http://x') FROM orders
