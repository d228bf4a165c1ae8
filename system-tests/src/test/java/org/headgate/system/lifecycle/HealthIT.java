package org.headgate.system.lifecycle;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;

import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The probes and reports of a healthy server, in MicroProfile's form and in that of earlier
 * applications.
 */
class HealthIT {

  private final Headgate headgate = Headgate.shared();

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/started"})
  void probesAreUp(String path) {
    headgate.root().get(path).then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void readinessShowsTheStateOfEachDatabase() {
    headgate
        .root()
        .get("/health/ready")
        .then()
        .body("checks[0].data.platform", notNullValue())
        .body("checks[0].data.userdata", notNullValue());
  }

  @Test
  void detailedReportHasTheDocumentedMembers() {
    headgate
        .root()
        .get("/health/detailed")
        .then()
        .statusCode(200)
        .body("success", equalTo(true))
        .body("status", equalTo("healthy"))
        .body("checks.database.healthy", equalTo(true))
        .body("checks.database.response_time_ms", notNullValue())
        .body("checks.database.pool_size", equalTo(5))
        .body("checks.database.pool_checked_out", greaterThanOrEqualTo(0));
  }

  @Test
  void poolReportHasTheDocumentedMembers() {
    headgate
        .root()
        .get("/health/db-pool")
        .then()
        .statusCode(200)
        .body("pool_size", equalTo(5))
        .body("checked_in", greaterThanOrEqualTo(0))
        .body("checked_out", greaterThanOrEqualTo(0))
        .body("overflow", greaterThanOrEqualTo(0))
        .body("invalid", greaterThanOrEqualTo(0))
        .body("pools", hasKey("platform"))
        .body("pools.userdata.pool_size", equalTo(5));
  }

  @Test
  void poolMetricsArePublished() {
    headgate
        .root()
        .get("/metrics")
        .then()
        .statusCode(200)
        .body(containsString("connectionpool_managedConnections"));
  }

  @Test
  void keySetHasNoPrivateKey() {
    headgate
        .root()
        .get("/.well-known/jwks.json")
        .then()
        .statusCode(200)
        .body("keys[0].kid", notNullValue())
        .body("keys[0].alg", equalTo("RS256"))
        .body("keys[0].d", equalTo(null));
  }
}
