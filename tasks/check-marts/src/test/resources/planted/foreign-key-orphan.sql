update fct_payment set channel_key = 77 where payment_id = 'PA';
