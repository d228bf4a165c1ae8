package org.headgate.system.pools;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.Map;
import org.hamcrest.Matcher;
import org.headgate.system.client.Person;

/** Live changes of the pools, as an administrator makes, keeps and awaits them. */
public final class PoolChanges {

  private final Person administrator;

  public PoolChanges(Person administrator) {
    this.administrator = administrator;
  }

  public Response change(String pool, Map<String, ?> wanted) {
    return administrator.asCaller().body(wanted).patch("/admin/pools/" + pool);
  }

  public void confirm(Response change) {
    change.then().statusCode(202);
    administrator
        .asCaller()
        .post("/admin/pools/changes/" + change.path("change_id") + "/confirm")
        .then()
        .statusCode(200)
        .body("state", equalTo("confirmed"));
  }

  public Response revert(Response change) {
    return administrator
        .asCaller()
        .post("/admin/pools/changes/" + change.path("change_id") + "/revert");
  }

  /** Waits until a change is in a state, for a reason. */
  public void awaitState(Response change, String state, Matcher<?> reason) {
    await()
        .untilAsserted(
            () ->
                all()
                    .then()
                    .body(item(change) + ".state", equalTo(state))
                    .body(item(change) + ".reason", reason));
  }

  /** Why a change ended. */
  public String reason(Response change) {
    return all().path(item(change) + ".reason");
  }

  private Response all() {
    return administrator.asCaller().get("/admin/pools/changes");
  }

  private static String item(Response change) {
    return "items.find { it.change_id == '" + change.path("change_id") + "' }";
  }
}
