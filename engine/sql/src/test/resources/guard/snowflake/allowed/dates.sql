SELECT CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE), CASE DAYOFWEEKISO(ordered_on) WHEN 1 THEN '1 Monday' END, ordered_on::date FROM orders
