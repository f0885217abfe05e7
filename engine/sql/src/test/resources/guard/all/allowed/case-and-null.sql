SELECT CASE WHEN amount IS NULL THEN 'none' WHEN amount BETWEEN 1 AND 10 THEN 'small' ELSE 'big' END AS size, coalesce(note, '-') FROM orders WHERE note NOT LIKE 'x%' OR note IS NOT NULL
