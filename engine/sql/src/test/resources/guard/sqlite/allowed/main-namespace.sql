SELECT id FROM main.orders
