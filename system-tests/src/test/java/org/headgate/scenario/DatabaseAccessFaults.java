package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import org.headgate.launcher.PortAllocator;
import org.headgate.system.Person;
import org.headgate.testbed.PgBouncer;

/**
 * Faults between the server and its database: of network, names, passwords, TLS, clock and limits.
 * Each is injected, awaited in the diagnosis and mended.
 */
record DatabaseAccessFaults(InjectionBed bed, Person administrator, DiagnosisTable table) {

  void clockSkew() throws Exception {
    bed.superuser(
        "drop schema if exists fake cascade",
        "create schema fake",
        "create function fake.clock_timestamp() returns timestamptz language sql as"
            + " $$select pg_catalog.clock_timestamp() + interval '90 seconds'$$",
        "grant usage on schema fake to headgate",
        "alter role headgate set search_path = fake, pg_catalog");
    bed.proxy().cut();
    table.awaitNamed("clock_skew");
    bed.superuser("alter role headgate reset search_path");
    bed.proxy().cut();
    bed.awaitHealed();
  }

  void readOnly() throws Exception {
    bed.superuser("alter database headgate set default_transaction_read_only = on");
    bed.proxy().cut();
    table.awaitNamed("read_only");
    bed.superuser(
        "set default_transaction_read_only = off",
        "alter database headgate reset default_transaction_read_only");
    bed.proxy().cut();
    bed.awaitHealed();
  }

  void databaseDown() throws Exception {
    bed.proxy().redirect(new PortAllocator().any());
    bed.proxy().cut();
    table.awaitNamed("database_down");
    bed.proxy().redirect(bed.postgres().port());
    bed.awaitHealed();
  }

  /** Told to somebody who does not tend the pools: those who do pass by the operator lane. */
  void serverLimit() throws Exception {
    Person reader = Person.user(bed.headgate());
    bed.superuser(
        "alter role headgate connection limit 1",
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name in"
            + " ('headgate-platform', 'headgate-userdata')");
    try {
      reader
          .logIn(Person.PASSWORD)
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body("type", equalTo("urn:headgate:problem:database-busy"));
      table.awaitNamed("server_limit");
      await().atMost(InjectionBed.PATIENCE).untilAsserted(this::aNewConnectionIsRefused);
      assertThat(counted("server_limit")).isPositive();
    } finally {
      bed.superuser("alter role headgate connection limit -1");
    }
    bed.awaitHealed();
  }

  /** Otherwise each ended connection that is still in the pool fails once. */
  private void aNewConnectionIsRefused() {
    administrator
        .asCaller()
        .post("/admin/pools/userdata/test")
        .then()
        .statusCode(200)
        .body("success", equalTo(false))
        .body("sql_state", equalTo("53300"))
        .body("reason", notNullValue());
  }

  void poolerLimit() throws Exception {
    try (PgBouncer bouncer = PgBouncer.started(bed.postgres(), PgBouncer.Mode.SESSION, 1, 1)) {
      bed.proxy().redirect(bouncer.port());
      bed.proxy().cut();
      table.awaitNamed("pooler_limit");
      assertThat(counted("pooler_limit")).isPositive();
      bed.proxy().redirect(bed.postgres().port());
      bed.proxy().cut();
    }
    bed.awaitHealed();
  }

  void tlsRefused() throws Exception {
    bed.admit("hostssl", "trust");
    bed.proxy().cut();
    table.awaitNamed("tls_refused");
    bed.admitAll();
    bed.awaitHealed();
  }

  void wrongHost() throws Exception {
    bed.nameIsUnknown();
    bed.proxy().cut();
    table.awaitNamed("wrong_host");
    bed.nameIsKnown();
    bed.awaitHealed();
  }

  void wrongPassword() throws Exception {
    bed.admit("host", "scram-sha-256");
    bed.superuser("alter role headgate password 'another'");
    bed.proxy().cut();
    table.awaitNamed("wrong_password");
    bed.admitAll();
    bed.awaitHealed();
  }

  /** How many of the kind the metrics tell of, all pools together. */
  private double counted(String kind) {
    return bed.headgate()
        .root()
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("headgate_faults{") && line.contains("\"" + kind + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
