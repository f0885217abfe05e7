SELECT name FROM customers WHERE name REGEXP '^a' AND NOT name RLIKE 'b$' AND name <=> 'c'
