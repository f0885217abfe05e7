-- rule: unterminated
SELECT 'abc FROM orders
