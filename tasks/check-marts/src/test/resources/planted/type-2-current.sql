update dim_customer set is_current = true where customer_key = 1;
