SELECT strftime('%Y-%m', ordered_on) AS month, julianday('now') - julianday(ordered_on), date('now', '-1 month') FROM orders
