-- rule: control-character
SELECT "ab" FROM orders
