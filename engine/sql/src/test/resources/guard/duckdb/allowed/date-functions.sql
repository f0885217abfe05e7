SELECT strftime(ordered_on, '%Y'), date_diff('day', ordered_on, current_date), ordered_on + INTERVAL 3 DAY, monthname(ordered_on) FROM orders
