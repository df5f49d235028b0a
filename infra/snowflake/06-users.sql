-- The two users that are machines: TYPE = SERVICE cannot have a password or sign in to the web interface, only
-- the public half of a key pair, and only from the addresses named. People are made by the company, in its own
-- way (SSO, MFA), and get countinghouse_analyst or countinghouse_marketer.
--
-- A key is exchanged without a pause: put the new one into rsa_public_key_2, change the tasks, then move it here.
use role securityadmin;

create network policy if not exists countinghouse_tasks allowed_ip_list = (<% tasks_addresses %>);
alter network policy countinghouse_tasks set allowed_ip_list = (<% tasks_addresses %>);
create network policy if not exists countinghouse_bi allowed_ip_list = (<% bi_addresses %>);
alter network policy countinghouse_bi set allowed_ip_list = (<% bi_addresses %>);

use role useradmin;

-- One key for the tasks, a role for each kind of them: each task says which it takes on. No role of theirs is secondary.
create user if not exists countinghouse_tasks type = service;
alter user countinghouse_tasks set
  type = service
  rsa_public_key = '<% tasks_public_key %>'
  default_role = countinghouse_loader
  default_secondary_roles = ()
  default_warehouse = countinghouse_load
  default_namespace = countinghouse
  comment = 'Countinghouse: the task jars that Airflow starts';
grant role countinghouse_loader to user countinghouse_tasks;
grant role countinghouse_transformer to user countinghouse_tasks;
grant role countinghouse_eraser to user countinghouse_tasks;
grant role countinghouse_auditor to user countinghouse_tasks;

create user if not exists countinghouse_bi type = service;
alter user countinghouse_bi set
  type = service
  rsa_public_key = '<% bi_public_key %>'
  default_role = countinghouse_analyst
  default_secondary_roles = ()
  default_warehouse = countinghouse_bi
  default_namespace = countinghouse.marts
  comment = 'Countinghouse: Tableau, and whatever else refreshes dashboards';
grant role countinghouse_analyst to user countinghouse_bi;

use role securityadmin;
alter user countinghouse_tasks set network_policy = countinghouse_tasks;
alter user countinghouse_bi set network_policy = countinghouse_bi;
