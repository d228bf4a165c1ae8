package org.headgate.system.client;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.headgate.system.server.Headgate;

/** An account with a lot of stored data. */
public record LargeAccount(Headgate headgate, UUID account, String schedule) {

  public static LargeAccount of(Headgate headgate, Person person) {
    String schedule =
        person
            .asCaller()
            .body(
                """
                {"name": "old", "trigger": {"type": "once", "at": "2099-01-01T00:00:00Z"},
                 "action": {"type": "email", "subject": "s", "body": "b"}}
                """)
            .post("/schedules")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new LargeAccount(headgate, UUID.fromString(person.me().path("id")), schedule);
  }

  /** Each with a long error. */
  public LargeAccount withExecutions(int count) throws SQLException {
    return with(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, finished_at, error)
        select gen_random_uuid(), '%s', now() - n * interval '1 second', 'failed', now(), repeat('x', 200)
          from generate_series(1, %d) n
        """
            .formatted(schedule, count));
  }

  /** That have ended. */
  public LargeAccount withSessions(int count) throws SQLException {
    return with(
        """
        insert into platform.session (id, account_id, token_hash, amr, created_at, last_used_at, expires_at, ended_at)
        select gen_random_uuid(), '%s', '\\x00', '{pwd}', now(), now(), now() + interval '1 day', now()
          from generate_series(1, %d) n
        """
            .formatted(account, count));
  }

  /** So many by the person and so many about them. They break the audit log's chain. */
  public LargeAccount withAuditEntries(int count) throws SQLException {
    for (String who :
        new String[] {
          "'user:%s', null, null".formatted(account), "'system', 'user', '%s'".formatted(account)
        }) {
      with(
          """
          insert into platform.audit_entry
                 (id, occurred_at, actor, subject_kind, subject_id, action, outcome, details, digest)
          select gen_random_uuid(), now() - n * interval '1 second', %s, 'account.login', 'success', '{}', 'none'
            from generate_series(1, %d) n
          """
              .formatted(who, count));
    }
    return this;
  }

  private LargeAccount with(String insert) throws SQLException {
    try (Connection database = headgate.connection();
        Statement statement = database.createStatement()) {
      statement.executeUpdate(insert);
    }
    return this;
  }
}
