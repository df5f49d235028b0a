update dim_payment_method set is_listed = false, payment_group = 'Other' where payment_method_key = 1;
