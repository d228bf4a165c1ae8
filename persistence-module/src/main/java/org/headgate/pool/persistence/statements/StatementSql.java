package org.headgate.pool.persistence.statements;

import java.util.List;

/**
 * The SQL of statement inspection. It never opens one of our tables, so that it never waits for a
 * lock on one.
 */
final class StatementSql {

  static final String COUNTING =
      """
      select current_setting('server_version_num')::int, current_database()::text, current_user::text,
             (select quote_ident(n.nspname) || '.pg_stat_statements'
                from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
               where e.extname = 'pg_stat_statements'),
             exists (select 1 from pg_catalog.pg_available_extensions where name = 'pg_stat_statements'),
             current_setting('pg_stat_statements.track', true) is not null
      """;

  private static final String STATISTICS =
      """
      with counted as (
           select s.queryid as id, min(s.query) as text, sum(s.calls)::bigint as calls,
                  sum(s.total_exec_time) as total, max(s.max_exec_time) as longest,
                  sum(s.rows)::bigint as rows
             from %s s
            where s.queryid is not null
              and s.dbid = (select oid from pg_catalog.pg_database where datname = current_database())
              and s.userid = (select oid from pg_catalog.pg_roles where rolname = current_user)
              and (s.query like '%%platform.%%' or s.query like '%%userdata.%%')
            group by s.queryid),
           placed as (
           select *, row_number() over (partition by text like '%%userdata.%%' order by total desc) as place
             from counted)
      select id, text, calls, total, longest, rows from placed where place <= %s order by total desc
      """;

  static final String TABLES =
      """
      select n.nspname || '.' || c.relname, c.reltuples::bigint,
             c.relpages::bigint * current_setting('block_size')::bigint,
             coalesce(s.n_live_tup, 0), coalesce(s.n_dead_tup, 0), coalesce(s.n_mod_since_analyze, 0),
             greatest(s.last_analyze, s.last_autoanalyze), greatest(s.last_vacuum, s.last_autovacuum),
             current_setting('autovacuum')::bool and coalesce(
               (select o.option_value::bool from pg_catalog.pg_options_to_table(c.reloptions) o
                 where o.option_name = 'autovacuum_enabled'), true)
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        left join pg_catalog.pg_stat_user_tables s on s.relid = c.oid
       where n.nspname in ('platform', 'userdata') and c.relkind = 'r'
      """;

  static final String INDEXES =
      """
      select n.nspname || '.' || c.relname
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indexrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('platform', 'userdata') and i.indisvalid
      """;

  static final String BACKENDS =
      """
      select a.pid, coalesce(a.application_name, ''), coalesce(a.usename, ''), coalesce(a.state, 'hidden'),
             coalesce(extract(epoch from clock_timestamp() - a.xact_start), 0)::float8,
             coalesce(left(a.query, 2000), ''), l.locktype, l.relation::regclass::text,
             '(' || l.page || ',' || l.tuple || ')',
             case when l.locktype is null then '{}' else pg_catalog.pg_blocking_pids(a.pid) end
        from pg_catalog.pg_stat_activity a
        left join lateral (
             select k.locktype, k.relation, k.page, k.tuple from pg_catalog.pg_locks k
              where a.wait_event_type = 'Lock' and k.pid = a.pid and not k.granted limit 1) l on true
       where a.backend_type = 'client backend' and a.datname = current_database()
         and a.pid <> pg_catalog.pg_backend_pid()
      """;

  private static final String GENERIC_PLAN =
      """
      do $headgate$
      declare
        plan text;
      begin
        execute $statement$explain (generic_plan, format json) %s$statement$ into plan;
        perform set_config('headgate.plan', plan, true);
      end
      $headgate$
      """;

  static final String PARAMETER_TYPES =
      """
      select p.type::text
        from pg_catalog.pg_prepared_statements s, unnest(s.parameter_types) with ordinality p(type, place)
       where s.name = 'headgate_plan'
       order by p.place
      """;

  /** The most frequent value of each column or, where none is frequent, the one in the middle. */
  private static final String SAMPLES =
      """
      select name, coalesce(frequent[1], spread[(cardinality(spread) + 1) / 2])
        from (select s.schemaname || '.' || s.tablename || '.' || s.attname as name,
                     s.most_common_vals::text::text[] as frequent, s.histogram_bounds::text::text[] as spread
                from pg_catalog.pg_stats s
               where s.schemaname in ('platform', 'userdata')) as known
       where name = any ('{%s}') and (frequent is not null or spread is not null)
      """;

  private StatementSql() {}

  /**
   * @param view the extension's view, quoted
   */
  static String statistics(String view, int limit) {
    return STATISTICS.formatted(view, limit);
  }

  /**
   * @param columns as schema.table.column, of word characters
   */
  static String samples(List<String> columns) {
    return SAMPLES.formatted(String.join(",", columns));
  }

  static String genericPlan(String statement) {
    return GENERIC_PLAN.formatted(statement);
  }
}
