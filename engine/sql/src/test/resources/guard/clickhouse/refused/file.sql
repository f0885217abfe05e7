-- rule: unknown-function
SELECT file('/etc/passwd') FROM orders
