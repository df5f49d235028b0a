update fct_payment set currency = 'usd' where payment_id = 'PA';
