-- Failing rules that somebody found benign, until a day that is not over.
select rule, accepted_until, reason, accepted_at
from ${ops}.check_acceptance
where accepted_until >= cast('${today}' as date)
order by rule, accepted_at
