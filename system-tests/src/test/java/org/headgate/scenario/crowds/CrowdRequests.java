package org.headgate.scenario.crowds;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;

/** The requests of a crowd, for the JDK's client. */
record CrowdRequests(Headgate headgate) {

  /** Of people whose devices have logged in before, each from a network of their own. */
  Supplier<HttpRequest> logInsOf(int people) {
    List<String> bodies = new ArrayList<>();
    List<String> devices = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Person person = Person.user(headgate);
      bodies.add(
          "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(person.email(), Person.PASSWORD));
      devices.add(person.logIn(Person.PASSWORD).path("device_token"));
    }
    return () -> {
      int person = (int) (System.nanoTime() / 1000 % people);
      return post("/auth/login", bodies.get(person))
          .header("Device-Token", devices.get(person))
          .build();
    };
  }

  HttpRequest testDelivery(Person owner, String schedule) {
    return authorized(owner, post("/schedules/" + schedule + "/test", "{}"));
  }

  /** As {@link #testDelivery}, as a repetition of any other with the same key. */
  HttpRequest repeatedTestDelivery(Person owner, String schedule, String key) {
    return authorized(
        owner, post("/schedules/" + schedule + "/test", "{}").header("Idempotency-Key", key));
  }

  HttpRequest export(Person person) {
    return authorized(person, HttpRequest.newBuilder(uri("/users/me/export")));
  }

  /** From a network that nobody else has. */
  HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", Headgate.anyNetwork())
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private URI uri(String path) {
    return URI.create(headgate.url("/api/v1" + path));
  }

  private static HttpRequest authorized(Person person, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + person.accessToken()).build();
  }
}
