SELECT TRUNC(ordered_on, 'MM'), TO_CHAR(ordered_on, 'FMDay', 'NLS_DATE_LANGUAGE=ENGLISH'), DATE '2024-01-31' FROM orders
