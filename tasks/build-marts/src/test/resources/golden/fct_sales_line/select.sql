select line.*, product.product_code, product.list_price, channel.channel_code, location.location_id
from fct_sales_line line
join dim_product product on product.product_key = line.product_key
join dim_channel channel on channel.channel_key = line.channel_key
join dim_location location on location.location_key = line.location_key
