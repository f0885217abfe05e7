SELECT j.value, details ->> '$.a' FROM orders, json_each(orders.details) AS j
