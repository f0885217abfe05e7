-- rule: locking
SELECT * FROM orders FOR NO KEY UPDATE SKIP LOCKED
