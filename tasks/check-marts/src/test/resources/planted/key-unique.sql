insert into dim_channel values (2, 'market', 'Market stall', 'In person');
