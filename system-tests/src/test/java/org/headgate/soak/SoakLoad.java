package org.headgate.soak;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.headgate.system.client.Crowd;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;

/**
 * The load of people at a rate: of a hundred requests 95 read, four ask for the caller and one
 * signs up. Meanwhile sessions begin, are refreshed and end, and schedules come due.
 */
final class SoakLoad {
  private static final int CLIENTS = 16;
  private static final int PEOPLE = 20;

  /** Less than an access token lives. */
  private static final Duration TOKENS = Duration.ofMinutes(10);

  private final List<Person> people;
  private final Crowd crowd;
  private final Supplier<HttpRequest> signUps;
  private final Supplier<HttpRequest> anybody;
  private final AtomicLong number = new AtomicLong();
  private volatile Supplier<HttpRequest> reads;
  private volatile long readsSince = System.nanoTime();

  SoakLoad(Headgate headgate) {
    crowd = new Crowd(headgate);
    reads = crowd.readers();
    signUps = crowd.strangers();
    anybody = crowd.anybody();
    people = IntStream.range(0, PEOPLE).mapToObj(i -> Person.user(headgate)).toList();
    people.forEach(SoakLoad::schedule);
  }

  /** Requests a second, when nobody waits. */
  double capacity(Duration time) throws InterruptedException {
    LoadReport report = new Load(this::next).run(CLIENTS, time);
    return report.servedPerSecond();
  }

  CompletableFuture<LoadReport> begin(double perSecond, Duration time) {
    long between = Math.round(1e9 / perSecond);
    AtomicLong slot = new AtomicLong(System.nanoTime());
    return new Load(
            () -> {
              long mine = slot.getAndAdd(between);
              for (long wait = mine - System.nanoTime();
                  wait > 0;
                  wait = mine - System.nanoTime()) {
                LockSupport.parkNanos(wait);
              }
              return next();
            })
        .begin(CLIENTS, time);
  }

  /** One after the other: their session, its refresh and its end. */
  void aSession() {
    Person person = people.get((int) (number.get() % PEOPLE));
    person.keep(person.logIn(Person.PASSWORD));
    person.keep(person.refresh(person.refreshToken()));
    person.logOut();
    if (System.nanoTime() - readsSince > TOKENS.toNanos()) {
      reads = crowd.readers();
      readsSince = System.nanoTime();
    }
  }

  private HttpRequest next() {
    long mine = number.incrementAndGet() % 100;
    if (mine == 0) {
      return signUps.get();
    }
    return mine <= 4 ? anybody.get() : reads.get();
  }

  private static void schedule(Person person) {
    person
        .asCaller()
        .body(
            Map.of(
                "name",
                "Every minute",
                "trigger",
                Map.of("type", "interval", "every", "PT1M"),
                "action",
                Map.of("type", "email", "subject", "Report", "body", "It is time")))
        .post("/schedules")
        .then()
        .statusCode(201);
  }
}
