SELECT lagInFrame(SUM(amount)) OVER (ORDER BY status) FROM orders GROUP BY status
