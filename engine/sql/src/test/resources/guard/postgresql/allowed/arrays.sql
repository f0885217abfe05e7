SELECT array_agg(id), ARRAY[1, 2], (array_agg(id))[1] FROM orders WHERE id = ANY(ARRAY[1, 2])
