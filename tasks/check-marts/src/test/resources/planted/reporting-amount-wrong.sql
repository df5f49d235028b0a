update fct_payment set reporting_total_amount = reporting_total_amount * 2 where payment_id = 'PA';
