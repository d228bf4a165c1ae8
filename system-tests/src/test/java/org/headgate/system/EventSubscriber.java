package org.headgate.system;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An endpoint for events that leads to a receiver of a test's own. */
final class EventSubscriber implements AutoCloseable {

  static final List<String> ALL =
      List.of(
          "account.created",
          "account.verified",
          "account.updated",
          "account.deleted",
          "account.locked",
          "session.started",
          "session.ended",
          "password.changed",
          "factor.added",
          "factor.removed",
          "schedule.disabled",
          "pool.finding");

  private final Headgate headgate;
  private final EventReceiver receiver = EventReceiver.started();
  private final String name = "Receiver " + UUID.randomUUID();
  private Person administrator;
  private final String id;
  private final String secret;

  private EventSubscriber(Headgate headgate, List<String> types) {
    this.headgate = headgate;
    logIn();
    Response created =
        admin()
            .body(Map.of("name", name, "url", receiver.url(), "event_types", types))
            .post("/admin/webhooks");
    created.then().statusCode(201);
    id = created.path("id");
    secret = created.path("secret");
  }

  static EventSubscriber of(Headgate headgate, List<String> types) {
    return new EventSubscriber(headgate, types);
  }

  /** Anew, such as after a restart. */
  void logIn() {
    administrator = Person.administrator(headgate);
  }

  RequestSpecification admin() {
    return administrator.asCaller();
  }

  EventReceiver receiver() {
    return receiver;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  String secret() {
    return secret;
  }

  String path(String more) {
    return "/admin/webhooks/" + id + more;
  }

  /** Those in a state; the newest first. */
  List<String> deliveries(String state) {
    return admin()
        .queryParam("state", state)
        .queryParam("limit", 200)
        .get(path("/deliveries"))
        .path("items.id");
  }

  @Override
  public void close() {
    admin().delete(path(""));
    receiver.close();
  }
}
