SELECT id FROM orders WHERE note = 'it\x27s' OR note LIKE '50\\%%'
