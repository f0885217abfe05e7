SELECT id FROM orders # the last; DELETE FROM orders
