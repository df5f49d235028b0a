insert into dim_channel values (3, 'till', 'Another till', 'In person');
