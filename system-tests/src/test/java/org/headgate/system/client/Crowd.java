package org.headgate.system.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.headgate.system.server.Headgate;

/** The requests of many people at one server. Each stranger comes from a network of their own. */
public record Crowd(Headgate headgate) {

  private static final AtomicLong STRANGERS = new AtomicLong();

  /** Somebody known who reads their own account, one round trip to the platform database. */
  public Supplier<HttpRequest> readers() {
    HttpRequest read = read().GET().build();
    return () -> read;
  }

  /** The same with {@code Content-Length: 0}, as clients of Java 17 send them. */
  public Supplier<HttpRequest> readersWithEmptyBodies() {
    HttpRequest read = read().method("GET", HttpRequest.BodyPublishers.noBody()).build();
    return () -> read;
  }

  private HttpRequest.Builder read() {
    return to("/users/me").header("Authorization", "Bearer " + Person.user(headgate).accessToken());
  }

  /**
   * Requests for the caller: known, without a token, with a token of an ended session, and with a
   * forged one.
   */
  public Supplier<HttpRequest> anybody() {
    Person gone = Person.user(headgate);
    gone.logOut();
    List<String> tokens =
        List.of("", Person.user(headgate).accessToken(), gone.accessToken(), "forged");
    List<HttpRequest> requests = tokens.stream().map(this::whoAmI).toList();
    AtomicLong number = new AtomicLong();
    return () -> requests.get((int) (number.incrementAndGet() % requests.size()));
  }

  private HttpRequest whoAmI(String token) {
    HttpRequest.Builder request = to("/whoami").GET();
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  /** Strangers who sign up: a hash, a transaction, a mail. */
  public Supplier<HttpRequest> strangers() {
    return () -> {
      long number = STRANGERS.incrementAndGet();
      String body =
          "{\"email\":\"crowd-%s@example.org\",\"password\":\"%s\"}"
              .formatted(UUID.randomUUID(), Person.PASSWORD);
      return to("/auth/signup")
          .header("Content-Type", "application/json")
          .header("X-Forwarded-For", "10.%d.%d.1".formatted(number / 250 % 250, number % 250))
          .POST(HttpRequest.BodyPublishers.ofString(body))
          .build();
    };
  }

  /** Readers, and one stranger among so many requests. */
  public Supplier<HttpRequest> readersWithOneStrangerIn(int requests) {
    Supplier<HttpRequest> readers = readers();
    Supplier<HttpRequest> strangers = strangers();
    AtomicLong number = new AtomicLong();
    return () -> (number.incrementAndGet() % requests == 0 ? strangers : readers).get();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(headgate.url("/api/v1" + path)));
  }
}
