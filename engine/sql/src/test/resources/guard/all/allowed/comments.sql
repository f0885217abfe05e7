/* what is sold */ SELECT name -- the product
FROM products /* all of them; DROP TABLE x */
