-- rule: control-character
SELECT 1 /*‮*/ FROM orders
