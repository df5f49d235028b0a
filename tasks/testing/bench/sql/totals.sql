select count(*), sum(net_amount), sum(shipping_amount) from ${table};
