insert into marts.fct_payment
  select payment.* replace (number as payment_key) from marts.fct_payment payment, range(100, 130) numbers(number)
  where payment_id = 'PA';
