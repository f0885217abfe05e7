SELECT name FROM customers WHERE name = 'pg_sleep(1)'
