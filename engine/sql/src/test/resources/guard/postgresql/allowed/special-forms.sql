SELECT substring(name FROM 1 FOR 2), position('a' IN name), trim(both ' ' FROM name), overlay(name PLACING 'x' FROM 1) FROM customers
