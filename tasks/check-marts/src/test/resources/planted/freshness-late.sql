update ops.load set range_to = timestamp '2026-06-02 06:58:00' where source_name = 'square' and head = 'payments';
