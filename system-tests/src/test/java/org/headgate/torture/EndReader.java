package org.headgate.torture;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;
import org.headgate.testbed.PostgresServer;
import org.headgate.torture.clients.Answer;
import org.headgate.torture.cluster.Receivers;
import org.headgate.torture.cluster.TortureCluster;
import org.headgate.torture.history.EndState;
import org.headgate.torture.history.EndState.Event;
import org.headgate.torture.history.EndState.Execution;
import org.headgate.torture.history.EndState.Timetable;
import org.headgate.torture.history.EndStateBuilder;
import org.headgate.torture.history.Operation;

/** Waits until all work is done, then reads the end state. */
final class EndReader {

  private static final Duration WORK = Duration.ofMinutes(3);

  /** An instant of the last moments may still be executed. */
  private static final String SETTLED = "interval '20 seconds'";

  private final TortureCluster cluster;
  private final Table table;
  private final EndStateBuilder end = new EndStateBuilder();

  EndReader(TortureCluster cluster) {
    this.cluster = cluster;
    PostgresServer primary = cluster.databases().primary();
    this.table = new Table(primary.jdbcUrl("postgres"));
  }

  /** Nothing waits to be sent, executed or sealed; a wait that is in vain shows in the result. */
  void awaitWork() {
    try {
      await()
          .atMost(WORK)
          .pollInterval(Duration.ofSeconds(1))
          .ignoreExceptions()
          .until(
              () ->
                  cluster
                          .databases()
                          .primary()
                          .number(
                              "select (select count(*) from platform.webhook_delivery"
                                  + " where state = 'waiting') + (select count(*) from"
                                  + " platform.execution where state in ('queued', 'waiting',"
                                  + " 'running') and scheduled_for < now() - "
                                  + SETTLED
                                  + ") + (select count(*) from platform.audit_entry"
                                  + " where position is null) + (select count(*) from"
                                  + " platform.scheduled_tasks where task_name like '%mail%'"
                                  + " and execution_time < now())")
                      == 0);
    } catch (ConditionTimeoutException e) {
      System.out.println("torture: some work is not done in time");
    }
  }

  EndState read(List<Operation> history, Findings administrator) throws SQLException {
    readMembers();
    readValues();
    end.values(Map.of("password", new Passwords(cluster.url()).inForce(history)));
    readExecutions();
    readEvents();
    readAudit(administrator);
    return end.build();
  }

  private void readMembers() throws SQLException {
    Map<String, List<String>> members = new LinkedHashMap<>();
    members.put("account", table.texts("select email from platform.account"));
    members.put("department", table.texts("select name from platform.department"));
    members.put("schedule", table.texts("select name from platform.schedule"));
    members.put(
        "execution", table.texts("select id::text from platform.execution where kind = 'manual'"));
    members.put("pool change", table.texts("select id::text from platform.pool_change"));
    end.members(members);
  }

  private void readValues() throws SQLException {
    end.values(
        Map.of(
            "name",
            table.pairs("select email, full_name from platform.account where full_name <> ''"),
            "settings",
            table.pairs(
                "select email, document->>'value' from userdata.settings s"
                    + " join platform.account a on a.id = s.user_id"
                    + " where document->>'value' <> ''"),
            "subject",
            table.pairs(
                "select name, action->>'subject' from platform.schedule"
                    + " where action->>'subject' <> 'Weir'"),
            "profile",
            table.pairs(
                "select email, display_name from userdata.profile p"
                    + " join platform.account a on a.id = p.user_id where display_name <> ''")));
  }

  private void readExecutions() throws SQLException {
    for (List<String> row :
        table.rows(
            "select id::text, trigger->>'start_at', (now() - interval '30 seconds')::text"
                + " from platform.schedule where name like 'running %'")) {
      end.timetable(
          new Timetable(
              row.get(0),
              Instant.parse(row.get(1)),
              Duration.ofSeconds(10),
              Timestamp.valueOf(row.get(2).replaceAll("[+-]\\d\\d$", "")).toInstant()));
    }
    List<Execution> executions = new ArrayList<>();
    for (List<String> row :
        table.rows(
            "select e.id::text, schedule_id::text, (extract(epoch from scheduled_for) * 1000000)::bigint::text, state,"
                + " (attempt + deaths)::text from platform.execution e join platform.schedule s"
                + " on s.id = schedule_id where s.owner_id is not null")) {
      executions.add(
          new Execution(
              row.get(0),
              row.get(1),
              Instant.EPOCH.plus(Long.parseLong(row.get(2)), ChronoUnit.MICROS),
              row.get(3),
              Integer.parseInt(row.get(4))));
    }
    end.executions(executions);
    end.deliveries(cluster.receivers().deliveries());
  }

  private void readEvents() throws SQLException {
    Map<String, String> addresses = table.pairs("select id::text, email from platform.account");
    List<Event> events = new ArrayList<>();
    Set<String> got = new HashSet<>();
    for (Receivers.Received received : cluster.receivers().events()) {
      got.add(received.id());
      events.add(
          new Event(
              received.id(),
              received.type(),
              addresses.getOrDefault(received.account(), "nobody")));
    }
    end.events(events);
    end.unsent(
        table.texts("select event_id::text from platform.webhook_delivery").stream()
            .filter(id -> !got.contains(id))
            .toList());
  }

  private void readAudit(Findings administrator) throws SQLException {
    Map<String, Map<String, Integer>> audited = new HashMap<>();
    audited.put("account", entriesByAddress("'account.signup'"));
    audited.put(
        "password", entriesByAddress("'account.password_changed', 'account.password_reset'"));
    audited.put(
        "department",
        table.counts(
            "select details::json->>'name', count(*) from platform.audit_entry"
                + " where action = 'department.founded' and outcome = 'success' group by 1"));
    end.audited(audited);
    Answer check =
        await()
            .atMost(WORK)
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> administrator.read("/admin/audit/verify"), Answer::isGood);
    if (!check.json().path("intact").asBoolean()) {
      end.brokenChain(check.word() + " " + check.text());
    }
  }

  private Map<String, Integer> entriesByAddress(String actions) throws SQLException {
    return table.counts(
        "select email, count(*) from platform.audit_entry e join platform.account a"
            + " on a.id::text = e.subject_id where outcome = 'success' and action in ("
            + actions
            + ") group by 1");
  }
}
