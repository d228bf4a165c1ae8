package org.headgate.system.client;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.receivers.EventReceiver;
import org.headgate.system.server.Headgate;

/** An endpoint for events that leads to a receiver of a test's own. */
public final class EventSubscriber implements AutoCloseable {

  public static final List<String> ALL =
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

  public static EventSubscriber of(Headgate headgate, List<String> types) {
    return new EventSubscriber(headgate, types);
  }

  /** Anew, such as after a restart. */
  public void logIn() {
    administrator = Person.administrator(headgate);
  }

  public RequestSpecification admin() {
    return administrator.asCaller();
  }

  public EventReceiver receiver() {
    return receiver;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String secret() {
    return secret;
  }

  public String path(String more) {
    return "/admin/webhooks/" + id + more;
  }

  /** Those in a state; the newest first. */
  public List<String> deliveries(String state) {
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
