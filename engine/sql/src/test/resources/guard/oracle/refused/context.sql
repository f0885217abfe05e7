-- rule: unknown-function
SELECT SYS_CONTEXT('USERENV', 'SESSION_USER') FROM orders
