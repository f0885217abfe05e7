SELECT count(*) FILTER (WHERE amount > 10), string_agg(status, ', ' ORDER BY status), percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) FROM orders
