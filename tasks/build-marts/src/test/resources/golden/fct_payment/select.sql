select payment.*, channel.channel_code, location.location_id
from fct_payment payment
join dim_channel channel on channel.channel_key = payment.channel_key
join dim_location location on location.location_key = payment.location_key
