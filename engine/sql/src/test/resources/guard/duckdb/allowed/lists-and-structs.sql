SELECT list_transform([1, 2], x -> x + 1), {'a': 1, 'b': 'c'}, [1, 2, 3][1], unnest([1, 2]) FROM orders
