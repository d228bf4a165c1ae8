-- Rows for every table that grows, as a service has them that runs for long: most is over, a little is due.
-- ${rows} is how many accounts there are. Triggers and foreign keys do not look.
set session_replication_role = replica;

insert into platform.department (id, name, created_at)
select md5('department' || n)::uuid, 'Department ' || n, now() from generate_series(1, 50) n;

insert into platform.account (id, email, password_hash, full_name, created_at, email_verified_at, last_login_at, updated_at,
       roles, department_id, email_bounced_at, email_refused, is_active)
select md5('account' || n)::uuid, 'person' || n || '@example.org', 'none', 'Person ' || n, now() - n * interval '1 second',
       case when n % 200 <> 1 then now() end, now(), now(), case when n <= 5 then '{user,admin}'::text[] else '{user}' end,
       case when n % 3 = 0 then md5('department' || n % 50 + 1)::uuid end,
       case when n % 1000 = 0 then now() end, n % 2000 = 0, n % 300 <> 0
  from generate_series(1, ${rows}) n;

insert into platform.session (id, account_id, token_hash, amr, created_at, last_used_at, expires_at, ended_at)
select md5('session' || n)::uuid, md5('account' || n)::uuid, sha256(n::text::bytea), '{pwd}', now() - interval '10 days',
       now(), now() + (n % 30000 - 10) * interval '1 minute', case when n % 3 = 0 then now() end
  from generate_series(1, ${rows}) n;

insert into platform.one_time_code (id, account_id, purpose, code_hash, created_at, expires_at)
select md5('code' || n)::uuid, md5('account' || n)::uuid, 'login', '\x00', now(), now() + (n % 3000 - 10) * interval '1 minute'
  from generate_series(1, ${rows}) n;

insert into platform.email_change (account_id, new_email, requested_at)
select md5('account' || n)::uuid, 'new' || n || '@example.org', now() from generate_series(1, ${rows}) n;

insert into platform.totp (account_id, sealed_secret, created_at, confirmed_at)
select md5('account' || n)::uuid, '\x00', now(), now() from generate_series(1, ${rows}) n;

insert into platform.recovery_code (account_id, code_hash, created_at)
select md5('account' || n)::uuid, '\x00', now() from generate_series(1, ${rows}) n;

insert into platform.mfa_challenge (id, account_id, amr, created_at, expires_at)
select md5('challenge' || n)::uuid, md5('account' || n)::uuid, '{pwd}', now(), now() + (n % 3000 - 10) * interval '1 minute'
  from generate_series(1, ${rows}) n;

insert into platform.passkey (id, account_id, credential_id, name, public_key, sign_count, is_backed_up, created_at)
select md5('passkey' || n)::uuid, md5('account' || n)::uuid, 'credential' || n, 'Key', 'key', 0, false, now()
  from generate_series(1, ${rows}) n;

insert into platform.passkey_answer (challenge, expires_at)
select md5('answer' || n)::uuid, now() + (n % 3000 - 10) * interval '1 minute' from generate_series(1, ${rows}) n;

insert into platform.attempt_ledger (address_hash, kind, lane, happened_at, idle_at)
select sha256(n::text::bytea), 'password', 0, '{}', now() + (n % 3000 - 10) * interval '1 minute'
  from generate_series(1, ${rows}) n;

insert into platform.network_count (network_hash, kind, slot, count)
select sha256((n % 5000)::text::bytea), 'failure', now() + (n % 3000 - 10) * interval '1 minute' + n * interval '1 ms', 1
  from generate_series(1, ${rows}) n;

insert into platform.legacy_lookup (address_hash, repeatable_at)
select sha256(n::text::bytea), now() + (n % 3000 - 10) * interval '1 minute' from generate_series(1, ${rows}) n;

insert into platform.idempotency (slot, fingerprint, account_id, attempt, claimed_until, expires_at)
select 'slot' || n, 'print', md5('account' || n)::uuid, md5('attempt' || n)::uuid, now(),
       now() + (n % 3000 - 10) * interval '1 minute'
  from generate_series(1, ${rows}) n;

-- In partitions of five days, from 40 days ago to four weeks ahead, and executions in those of ten: each call is a step, and one too many does
-- nothing.
do $$
begin
  perform platform.prepare_audit_partitions(5, now() - interval '40 days', 67108864) from generate_series(1, 9);
  perform platform.prepare_audit_partitions(5, now(), 67108864) from generate_series(1, 9);
  perform platform.prepare_partitions('execution', 10, now() - interval '40 days', 67108864) from generate_series(1, 9);
  perform platform.prepare_partitions('execution', 10, now(), 67108864) from generate_series(1, 9);
end
$$;
insert into platform.audit_entry (id, occurred_at, actor, action, subject_kind, subject_id, outcome, details, digest, position, seal)
select (left(platform.first_id_at(at)::text, 14) || substr(md5('entry' || n), 13, 4) || '-8000-' || right(md5('entry' || n), 12))::uuid,
       at, 'user:' || n % 5000, 'action.' || n % 40, 'user', md5('account' || n)::text, 'success', '{}', 'digest', n, 'seal'
  from (select n, now() - (2 * ${rows} - n) * (interval '40 days' / (2 * ${rows})) as at
          from generate_series(1, 2 * ${rows}) n) entry;
insert into platform.audit_entry (id, occurred_at, actor, action, outcome, details, digest)
select (left(platform.first_id_at(now())::text, 14) || substr(md5('unsealed' || n), 13, 4) || '-8000-' || right(md5('unsealed' || n), 12))::uuid,
       now(), 'user:' || n, 'action.1', 'success', '{}', 'digest'
  from generate_series(1, 20) n;

insert into platform.schedule (id, owner_id, name, enabled, trigger, action, dst_gap, dst_overlap, catch_up,
       catch_up_window_ms, overlap, max_attempts, initial_delay_ms, max_delay_ms, anchored_at, next_at, created_at, updated_at,
       disabled_reason, consecutive_failures)
select md5('schedule' || n)::uuid, md5('account' || n / 2)::uuid, 'Schedule ' || n, n % 500 <> 0, '{}', '{}', 'shift', 'first', 'one',
       0, 'skip', 3, 1000, 1000, now(), case when n % 400 <> 0 and n % 500 <> 0 then now() + (n - 20) * interval '1 second' end,
       now(), now(), case when n % 1000 = 0 then 'gone' end, case when n % 700 = 0 then 3 else 0 end
  from generate_series(1, ${rows}) n;
insert into platform.schedule (id, system_task, name, enabled, trigger, action, dst_gap, dst_overlap, catch_up,
       catch_up_window_ms, overlap, max_attempts, initial_delay_ms, max_delay_ms, anchored_at, next_at, created_at, updated_at)
select md5('system' || n)::uuid, 'task' || n, 'Task ' || n, true, '{}', '{}', 'shift', 'first', 'one',
       0, 'skip', 3, 1000, 1000, now(), now() + n * interval '1 minute', now(), now()
  from generate_series(1, 10) n;

insert into platform.execution (id, schedule_id, scheduled_for, state, picked_by, due_at, started_at, finished_at)
select md5('execution' || n)::uuid, md5('schedule' || n % ${rows} + 1)::uuid, now() - n * (interval '30 days' / (2 * ${rows})),
       case when n <= 20 then 'running' when n <= 40 then 'waiting' when n <= 60 then 'queued'
            when n % 50 = 0 then 'failed' else 'succeeded' end,
       case when n <= 20 then md5('node' || n % 2)::uuid end, case when n between 21 and 40 then now() end,
       case when n <= 20 or n > 60 then now() - n * (interval '30 days' / (2 * ${rows})) end,
       case when n > 60 then now() - n * (interval '30 days' / (2 * ${rows})) end
  from generate_series(1, 2 * ${rows}) n;
insert into platform.execution_attempt (schedule_id, scheduled_for, attempt, outcome, finished_at)
select schedule_id, scheduled_for, 1, 'failed', now() from platform.execution limit ${rows};
insert into platform.schedule_node (id, started_at, lease_until)
select md5('node' || n)::uuid, now(), now() + interval '1 minute' from generate_series(0, 1) n;

insert into platform.invitation (account_id, invited_at, sent_at, lifetime_seconds)
select md5('account' || n)::uuid, now(), now(), 3600 from generate_series(1, ${rows}) n;

insert into platform.external_identity (external_id, account_id)
select 'old' || n, md5('account' || n)::uuid from generate_series(1, ${rows}) n;

insert into platform.user_import (id, is_dry_run, state, created_at, touched_at, finished_at)
select md5('import' || n)::uuid, false, 'done', now(), now(), now() - n * interval '1 hour' from generate_series(1, 100) n;
insert into platform.user_import_chunk (import_id, first_line, sealed_lines)
select md5('import' || n % 100 + 1)::uuid, n, '\x00' from generate_series(1, ${rows}) n;
insert into platform.user_import_plan (import_id, account_key)
select md5('import' || n % 100 + 1)::uuid, sha256(n::text::bytea) from generate_series(1, ${rows}) n;
insert into platform.user_import_refusal (import_id, line, field, reason)
select md5('import' || n % 100 + 1)::uuid, n, 'email', 'invalid' from generate_series(1, ${rows}) n;

insert into platform.webhook_endpoint (id, name, url, event_types, created_at)
select md5('endpoint' || n)::uuid, 'End point', 'https://example.org', '{user.created}', now() from generate_series(1, 10) n;
insert into platform.webhook_delivery (endpoint_id, event_id, event_type, stream, body, occurred_at, state, next_at, removable_at)
select md5('endpoint' || n % 10 + 1)::uuid, md5('event' || n)::uuid, 'user.created', 'stream' || n, '{}', now(),
       case when n <= 50 then 'waiting' when n <= 100 then 'dead' else 'delivered' end, now(),
       now() + (n % 3000 - 10) * interval '1 minute'
  from generate_series(1, ${rows}) n;

insert into platform.personal_token (id, account_id, epoch, name, token_hash, scopes, amr, created_at, expires_at)
select md5('token' || n)::uuid, md5('account' || n)::uuid, 0, 'Token', '\x00', '{profile}', '{pwd}', now(),
       now() + (n % 3000 - 10) * interval '1 hour'
  from generate_series(1, ${rows}) n;

insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version, task_data)
select 'task' || n % 10, n::text, now() + (n - 20) * interval '1 second', false, 1, '{"to":"nobody"}'
  from generate_series(1, ${rows}) n;
insert into platform.urgent_tasks (task_name, task_instance, execution_time, picked, version, task_data)
select 'task' || n % 10, n::text, now() + (n - 20) * interval '1 second', false, 1, '{"to":"nobody"}'
  from generate_series(1, ${rows}) n;

insert into platform.pool_change (id, node_id, pool, actor, applied_at, reverts_at, before_size, before_overflow,
       before_timeout, before_recycle, after_size, after_overflow, after_timeout, after_recycle, state)
select md5('change' || n)::uuid, md5('node' || n % 5)::uuid, 'platform', 'user:1', now() - n * interval '1 minute', now(),
       1, 1, 1, 1, 1, 1, 1, 1, case when n < 3 then 'applied' else 'confirmed' end
  from generate_series(1, ${rows}) n;
insert into platform.autopilot_step (id, node, pool, begun_at, before_size, before_overflow, after_size, after_overflow,
       reason, seen_rate, seen_wait, seen_refused, seen_in_use, expected_rate, expected_wait, expected_refused, expected_in_use,
       outcome)
select md5('step' || n)::uuid, 'node', 'platform', now() - n * interval '1 minute', 1, 1, 1, 1, 'reason', 1, 1, 1, 1, 1, 1, 1, 1,
       case when n < 3 then 'open' else 'right' end
  from generate_series(1, ${rows}) n;
insert into platform.incident (id, node, code, title, began_at, ended_at, document)
select md5('incident' || n)::uuid, 'node', 'code', 'Title', now() - n * interval '1 hour', now(), '\x00'
  from generate_series(1, ${rows}) n;
insert into platform.alert (id, kind, severity, title, cure, nodes, hold_millis, opened_at, seen_at, resolved_at)
select md5('alert' || n)::uuid, 'kind' || n % 20, 'warning', 'Title', 'Cure', '{}', 0, now() - n * interval '1 hour', now(), now()
  from generate_series(1, ${rows}) n;
insert into platform.alert_delivery (alert_id, endpoint_id, event, node, attempts, next_at, sent_at)
select md5('alert' || n)::uuid, md5('endpoint')::uuid, 'opened', 'node', 1, now(), now() from generate_series(1, ${rows}) n;
insert into platform.statement_snapshot (day, database, query_id, calls, total_ms)
select current_date - n % 30, 'platform', n, 1, 1 from generate_series(1, ${rows}) n;

select platform.prepare_history(now() - interval '30 days');
insert into platform.history_minute (node, at, document)
select 'node' || n % 2, date_trunc('minute', now()) - n / 2 % 40000 * interval '1 minute', '\x00'
  from generate_series(1, least(${rows}, 80000)) n;
insert into platform.history_mark (id, node, at, kind, text)
select md5('mark' || n)::uuid, 'node', now() - n % 40000 * interval '1 minute', 'start', 'Text' from generate_series(1, ${rows}) n;

insert into userdata.profile (user_id, display_name, updated_at)
select md5('account' || n)::uuid, 'Person ' || n, now() from generate_series(1, ${rows}) n;
insert into userdata.settings (user_id, document, updated_at)
select md5('account' || n)::uuid, '{}', now() from generate_series(1, ${rows}) n;

set session_replication_role = origin;
