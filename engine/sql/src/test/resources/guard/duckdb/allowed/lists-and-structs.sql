SELECT list_sort([2, 1]), {'a': 1, 'b': 'c'}, [1, 2, 3][1], unnest([1, 2]) FROM orders
