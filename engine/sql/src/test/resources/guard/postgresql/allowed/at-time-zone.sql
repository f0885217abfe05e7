SELECT ordered_on AT TIME ZONE 'UTC', to_char(ordered_on, 'YYYY-MM'), age(ordered_on) FROM orders
