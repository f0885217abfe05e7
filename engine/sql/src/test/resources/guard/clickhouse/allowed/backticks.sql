SELECT `Unit Price` AS `unit price` FROM `Order Details`
