-- rule: locking
SELECT * FROM (SELECT * FROM orders FOR SHARE NOWAIT) x
