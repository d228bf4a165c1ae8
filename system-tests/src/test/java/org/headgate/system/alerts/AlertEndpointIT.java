package org.headgate.system.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.receivers.AlertReceiverServer;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** One alert endpoint from its creation to its end. */
class AlertEndpointIT {

  private final Headgate headgate = Headgate.permissive();
  private final Person administrator = Person.administrator(headgate);

  @Test
  void endpointIsTestedChangedAndDeleted() throws IOException {
    try (AlertReceiverServer receiver = new AlertReceiverServer()) {
      AlertAdministration alerting = new AlertAdministration(administrator, receiver);
      String id = alerting.create("/tried").getString("id");
      String path = "/admin/alerts/endpoints/" + id;

      administrator
          .asCaller()
          .post(path + "/test")
          .then()
          .statusCode(200)
          .body("delivered", equalTo(true))
          .body("error", nullValue());
      assertThat(receiver.eventsAt("/tried")).containsExactly("alert.opened test");
      administrator
          .asCaller()
          .body("{\"url\":\"http://127.0.0.1:1/no-endpoint\",\"is_escalation\":true}")
          .patch(path)
          .then()
          .statusCode(200)
          .body("is_escalation", equalTo(true))
          .body("secret", nullValue());
      administrator
          .asCaller()
          .post(path + "/test")
          .then()
          .body("delivered", equalTo(false))
          .body("error", startsWith("the connection to the receiver failed"));
      administrator
          .asCaller()
          .body("{\"addresses\":[\"a@example.org\"]}")
          .patch(path)
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("addresses"));
      administrator.asCaller().delete(path).then().statusCode(204);
      administrator.asCaller().get(path).then().statusCode(404);
      assertThat(new Sql(headgate.databaseUrl()).tablesWith("127.0.0.1:1/no-endpoint")).isEmpty();
    }
  }
}
