SELECT `o`.`id`, `o`.`select` FROM `orders` AS `o`
