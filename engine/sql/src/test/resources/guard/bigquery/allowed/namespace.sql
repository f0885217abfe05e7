SELECT t.id, t.goal FROM `sales`.`targets` AS t
