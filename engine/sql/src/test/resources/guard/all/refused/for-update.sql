-- rule: locking
SELECT * FROM orders FOR UPDATE
