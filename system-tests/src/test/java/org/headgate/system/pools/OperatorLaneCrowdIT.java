package org.headgate.system.pools;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;
import org.junit.jupiter.api.Test;

/** The operator lane has two connections, and any token leads a request there. */
class OperatorLaneCrowdIT {

  private static final int CLIENTS = 60;
  private static final Duration TIME = Duration.ofSeconds(5);

  private final Headgate headgate = Headgate.shared();

  @Test
  void usersWithoutTheRoleDoNotKeepOperatorsOut() throws Exception {
    Person ada = Person.user(headgate);
    Person administrator = Person.administrator(headgate);
    administrator.asCaller().get("/admin/database/limits").then().statusCode(200);

    CompletableFuture<LoadReport> crowd = new Load(() -> pools(ada)).begin(CLIENTS, TIME);
    List<Integer> statuses = new ArrayList<>();
    while (!crowd.isDone()) {
      statuses.add(administrator.asCaller().get("/admin/database/limits").statusCode());
    }

    assertThat(statuses).isNotEmpty().containsOnly(200);
    assertThat(crowd.get().statuses().keySet()).contains(403).isSubsetOf(403, 503);
  }

  private HttpRequest pools(Person person) {
    return HttpRequest.newBuilder(URI.create(headgate.url("/api/v1/admin/pools")))
        .header("Authorization", "Bearer " + person.accessToken())
        .build();
  }
}
