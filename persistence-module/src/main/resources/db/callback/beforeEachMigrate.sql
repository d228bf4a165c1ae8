-- Of the transaction alone, as a pooler in transaction mode keeps nothing longer: a migration runs for as long as it takes, but
-- keeps those who come after it waiting for a lock for seconds only. Where it gets none, it is tried again.
set local statement_timeout = 0;
set local lock_timeout = '5s';
set local idle_in_transaction_session_timeout = '60s';
