select payment.*, channel.channel_code, location.location_id, method.payment_method, method.card_brand
from fct_payment payment
join dim_channel channel on channel.channel_key = payment.channel_key
join dim_location location on location.location_key = payment.location_key
join dim_payment_method method on method.payment_method_key = payment.payment_method_key
