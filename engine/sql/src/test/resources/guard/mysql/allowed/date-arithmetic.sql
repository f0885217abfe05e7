SELECT date_format(ordered_on, '%Y-%m'), timestampdiff(DAY, ordered_on, now()), ordered_on + INTERVAL 1 DAY, date_sub(curdate(), INTERVAL 3 MONTH), year(ordered_on) FROM orders
