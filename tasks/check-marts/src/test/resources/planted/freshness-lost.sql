update ops.load set extracted_at = timestamp '2026-06-01 12:00:00' where head = 'products';
