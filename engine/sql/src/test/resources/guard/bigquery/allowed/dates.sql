SELECT DATE_TRUNC(ordered_on, MONTH), DATE_TRUNC(ordered_on, ISOWEEK), FORMAT_DATE('%u %A', ordered_on), EXTRACT(YEAR FROM ordered_on) FROM orders
