update fct_payment set amount = amount + 0.01 where payment_id = 'PA';
