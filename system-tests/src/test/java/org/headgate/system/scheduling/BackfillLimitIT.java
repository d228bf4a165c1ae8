package org.headgate.system.scheduling;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** A person cannot fill the database with executions that wait. */
class BackfillLimitIT {

  private static final int MAX_UNFINISHED = 10_000;
  private final Headgate headgate = Headgate.shared();
  private final Sql sql = new Sql(headgate.databaseUrl());
  private final Person ada = Person.user(headgate);

  @Test
  void backfillBesideTenThousandUnfinishedOnesIsRefused() {
    String waiting = schedule();
    String id = schedule();
    hold(waiting, MAX_UNFINISHED);

    backfill(id)
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("urn:headgate:problem:too-many-requests"));
    ada.asCaller().get("/schedules/" + id + "/executions").then().body("items", hasSize(0));

    sql.update("delete from platform.execution where schedule_id = cast(? as uuid)", waiting);
    backfill(id).then().statusCode(202).body("ordered", equalTo(1));
  }

  private Response backfill(String id) {
    return ada.asCaller()
        .body(Map.of("from", "2026-01-02T00:00:00Z", "to", "2026-01-02T00:00:00Z"))
        .post("/schedules/" + id + "/backfill");
  }

  /** Executions that wait and are never begun. */
  private void hold(String scheduleId, int count) {
    sql.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, kind, state)
        select gen_random_uuid(), cast(? as uuid), now() - i * interval '1 hour', 'backfill', 'waiting'
          from generate_series(1, cast(? as integer)) as i
        """,
        scheduleId,
        String.valueOf(count));
  }

  private String schedule() {
    return ada.asCaller()
        .body(
            Map.of(
                "name",
                "Again",
                "trigger",
                Map.of("type", "interval", "every", "PT24H", "start_at", "2026-01-01T00:00:00Z"),
                "action",
                Map.of("type", "email", "subject", "Weirs", "body", "Look")))
        .post("/schedules")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
