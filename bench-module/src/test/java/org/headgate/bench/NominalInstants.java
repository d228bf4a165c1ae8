package org.headgate.bench;

import java.time.Duration;
import org.headgate.pool.service.guard.DispatchDatabase;

/**
 * The instants that the schedules of a database promise up to a moment, by their triggers alone:
 * each multiple of their interval since their start. The executions are held against it by SQL.
 */
final class NominalInstants {

  private final DispatchDatabase database;
  private final String until;
  private final String promised;

  /** All up to now, by the database's clock. */
  NominalInstants(DispatchDatabase database, Duration every) {
    this.database = database;
    until = database.text("select now()");
    promised =
        """
        (select s.id, instant
           from platform.schedule s,
                generate_series((s.trigger->>'start_at')::timestamptz, timestamptz '%s', interval '%d seconds')
                  as instant) as p
        """
            .formatted(until, every.toSeconds());
  }

  /**
   * The bill.
   *
   * @param instants promised
   * @param lost how many of them were lost: never executed to a good end
   * @param claimedTwice instants with more than one execution
   * @param attemptsTwice attempts that were delivered more than once
   * @param deliveredAgain executions that were delivered more than once, which a death may cost
   * @param deaths the numbers of deaths of nodes, by the attempts they took with them
   */
  record Account(
      long instants,
      long lost,
      long claimedTwice,
      long attemptsTwice,
      long deliveredAgain,
      long deaths) {

    @Override
    public String toString() {
      return ("%d instants: %d lost, %d claimed twice, %d attempts delivered twice;"
              + " %d attempts died with their nodes, %d executions were delivered again")
          .formatted(instants, lost, claimedTwice, attemptsTwice, deaths, deliveredAgain);
    }
  }

  Account account() {
    return new Account(
        database.number("select count(*) from " + promised),
        missing(),
        database.number(
            "select count(*) from (select schedule_id, scheduled_for from platform.execution"
                + " group by 1, 2 having count(*) > 1) as twice"),
        database.number(
            "select count(*) from (select execution, attempt from platform.received"
                + " group by 1, 2 having count(*) > 1) as twice"),
        database.number(
            "select count(*) from (select execution from platform.received group by 1 having count(*) > 1) as again"),
        database.number("select count(*) from platform.execution_attempt where outcome = 'died'"));
  }

  /** How many are not executed to a good end. */
  long missing() {
    return database.number("select count(*) from " + withoutSuccess());
  }

  /** By state and node, the oldest of each, and until when the node is taken for alive. */
  String describeMissing() {
    return "Missing of what was due until %s: %s"
        .formatted(
            until,
            database.text(
                """
                select coalesce(string_agg(words, '; '), 'nothing')
                  from (select format('%%s %%s of node %%s (alive until %%s), oldest %%s, due %%s, deaths up to %%s',
                                      count(*), coalesce(state, 'not claimed'), coalesce(picked_by::text, 'none'),
                                      lease_until, min(instant), min(due_at), max(deaths)) as words
                          from %s left join platform.schedule_node n on n.id = picked_by
                         group by state, picked_by, lease_until order by count(*) desc limit 20) as groups
                """
                    .formatted(withoutSuccess())));
  }

  private String withoutSuccess() {
    return """
    (select p.instant, e.state, e.picked_by, e.due_at, e.deaths
       from %s left join platform.execution e on e.schedule_id = p.id and e.scheduled_for = p.instant
      where e.state is distinct from 'succeeded') as missing
    """
        .formatted(promised);
  }
}
