SELECT name FROM customers WHERE name ILIKE '%50!%%' ESCAPE '!'
