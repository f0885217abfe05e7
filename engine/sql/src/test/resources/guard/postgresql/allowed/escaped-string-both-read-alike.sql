SELECT e'a\nb' FROM orders
