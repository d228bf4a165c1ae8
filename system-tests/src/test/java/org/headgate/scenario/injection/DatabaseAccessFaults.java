package org.headgate.scenario.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import org.headgate.launcher.PortAllocator;
import org.headgate.system.client.Person;
import org.headgate.testbed.PgBouncer;

/**
 * Faults between the server and its database: of network, names, passwords, TLS, clock and limits.
 * Each is injected, awaited in the diagnosis and mended.
 */
record DatabaseAccessFaults(InjectionFixture fixture, Person administrator, DiagnosisTable table) {

  void clockSkew() throws Exception {
    fixture.superuser(
        "drop schema if exists fake cascade",
        "create schema fake",
        "create function fake.clock_timestamp() returns timestamptz language sql as"
            + " $$select pg_catalog.clock_timestamp() + interval '90 seconds'$$",
        "grant usage on schema fake to headgate",
        "alter role headgate set search_path = fake, pg_catalog");
    fixture.proxy().cut();
    table.awaitNamed("clock_skew");
    fixture.superuser("alter role headgate reset search_path");
    fixture.proxy().cut();
    fixture.awaitHealed();
  }

  void readOnly() throws Exception {
    fixture.superuser("alter database headgate set default_transaction_read_only = on");
    fixture.proxy().cut();
    table.awaitNamed("read_only");
    fixture.superuser(
        "set default_transaction_read_only = off",
        "alter database headgate reset default_transaction_read_only");
    fixture.proxy().cut();
    fixture.awaitHealed();
  }

  void databaseDown() throws Exception {
    fixture.proxy().redirect(new PortAllocator().any());
    fixture.proxy().cut();
    table.awaitNamed("database_down");
    fixture.proxy().redirect(fixture.postgres().port());
    fixture.awaitHealed();
  }

  /** Told to somebody who does not tend the pools: those who do pass by the operator lane. */
  void serverLimit() throws Exception {
    Person reader = Person.user(fixture.headgate());
    fixture.superuser(
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
      await().atMost(InjectionFixture.PATIENCE).untilAsserted(this::aNewConnectionIsRefused);
      assertThat(counted("server_limit")).isPositive();
    } finally {
      fixture.superuser("alter role headgate connection limit -1");
    }
    fixture.awaitHealed();
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
    try (PgBouncer bouncer = PgBouncer.started(fixture.postgres(), PgBouncer.Mode.SESSION, 1, 1)) {
      fixture.proxy().redirect(bouncer.port());
      fixture.proxy().cut();
      table.awaitNamed("pooler_limit");
      assertThat(counted("pooler_limit")).isPositive();
      fixture.proxy().redirect(fixture.postgres().port());
      fixture.proxy().cut();
    }
    fixture.awaitHealed();
  }

  void tlsRefused() throws Exception {
    fixture.admit("hostssl", "trust");
    fixture.proxy().cut();
    table.awaitNamed("tls_refused");
    fixture.admitAll();
    fixture.awaitHealed();
  }

  void wrongHost() throws Exception {
    fixture.nameIsUnknown();
    fixture.proxy().cut();
    table.awaitNamed("wrong_host");
    fixture.nameIsKnown();
    fixture.awaitHealed();
  }

  void wrongPassword() throws Exception {
    fixture.admit("host", "scram-sha-256");
    fixture.superuser("alter role headgate password 'another'");
    fixture.proxy().cut();
    table.awaitNamed("wrong_password");
    fixture.admitAll();
    fixture.awaitHealed();
  }

  /** How many of the kind the metrics tell of, all pools together. */
  private double counted(String kind) {
    return fixture
        .headgate()
        .root()
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("headgate_faults{") && line.contains("\"" + kind + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
