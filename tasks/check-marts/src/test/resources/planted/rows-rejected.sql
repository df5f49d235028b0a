update ops.load set rows_rejected = 1, rows_new = 1 where head = 'orders' and source_name = 'square';
