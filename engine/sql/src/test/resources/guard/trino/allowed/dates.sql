SELECT CAST(DATE_TRUNC('quarter', ordered_on) AS DATE), FORMAT_DATETIME(ordered_on, 'e EEEE'), DATE '2024-01-31' FROM orders
