SELECT o.status, o.note AS value FROM orders o ORDER BY o.status
