SELECT t.goal FROM sales.targets AS t JOIN public.orders AS o ON o.id = t.id
