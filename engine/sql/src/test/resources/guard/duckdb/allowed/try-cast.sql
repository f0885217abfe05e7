SELECT try_cast(note AS integer), arg_max(id, amount), median(amount) FROM orders GROUP BY note
