SELECT CAST(DATE_TRUNC('month', ordered_on) AS DATE), formatDateTime(ordered_on, '%u %W'), toStartOfWeek(ordered_on, 1) FROM orders
