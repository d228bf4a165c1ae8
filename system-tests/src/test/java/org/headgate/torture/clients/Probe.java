package org.headgate.torture.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Uses the service four times a second, and knows since when it serves without a failure. */
public final class Probe implements Runnable {

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Caller caller;
  private final Account account;
  private final List<Look> looks = new CopyOnWriteArrayList<>();
  private volatile boolean isRunning = true;

  /** Of one request. */
  public record Look(Instant begun, Instant ended, boolean good) {}

  Probe(String url, Account account) {
    this.caller = new Caller(url, Duration.ofSeconds(6));
    this.account = account;
  }

  @Override
  public void run() {
    try {
      for (int turn = 0; isRunning; turn++) {
        Instant startedAt = Instant.now();
        Answer answer = use(turn);
        if (answer.status() == 401) {
          caller.logIn(account);
        }
        looks.add(new Look(startedAt, Instant.now(), answer.isGood()));
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer use(int turn) throws InterruptedException {
    return switch (turn % 6) {
      case 0 -> caller.logIn(account);
      case 1, 2 -> send("PUT", "/users/me/settings", "{\"turn\":" + turn + "}");
      case 3, 4 -> send("PATCH", "/users/me", "{\"full_name\":\"Turn " + turn + "\"}");
      default -> send("GET", "/schedules", "");
    };
  }

  private Answer send(String method, String path, String body) throws InterruptedException {
    return caller.send(method, path, account.accessToken(), body);
  }

  /**
   * When a whole round of uses began that all went well, after an instant; empty while there was
   * none.
   */
  public Optional<Instant> serviceSince(Instant instant) {
    List<Look> after = looks.stream().filter(look -> look.begun().isAfter(instant)).toList();
    for (int i = 0; i + 6 <= after.size(); i++) {
      if (after.subList(i, i + 6).stream().allMatch(Look::good)) {
        return Optional.of(after.get(i).begun());
      }
    }
    return Optional.empty();
  }

  /** How many uses between two instants went well, and how many did not. */
  public String tally(Instant from, Instant to) {
    List<Look> within =
        looks.stream()
            .filter(look -> look.ended().isAfter(from) && look.begun().isBefore(to))
            .toList();
    return within.stream().filter(Look::good).count() + " of " + within.size();
  }

  public void stop() {
    isRunning = false;
  }
}
