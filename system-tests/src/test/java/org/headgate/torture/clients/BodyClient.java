package org.headgate.torture.clients;

import java.time.Duration;
import org.headgate.torture.history.Operation.Kind;

/**
 * Writes with bodies that arrive with their headers, in parts, large, or never to the end; what
 * never arrived must not be done.
 */
final class BodyClient extends AccountClient {

  private static final int LARGE = 12_000;
  private static final int LONGEST_PAUSE_MILLIS = 1_500;

  private int count;

  BodyClient(String name, Workplace workplace) {
    super(name, workplace, Duration.ofMillis(900));
  }

  @Override
  void act(Account owner) throws InterruptedException {
    count++;
    switch (random.nextInt(6)) {
      case 0 -> breakOff(owner);
      case 1 -> readName(owner);
      case 2 -> writeName(owner, Duration.ZERO);
      case 3 -> writeName(owner, pause());
      case 4 -> writeSettings(owner, Duration.ZERO);
      default -> writeSettings(owner, pause());
    }
  }

  private Duration pause() {
    return Duration.ofMillis(1 + random.nextInt(LONGEST_PAUSE_MILLIS));
  }

  private void breakOff(Account owner) {
    caller.breakOff("PATCH", "/users/me", owner.accessToken(), name("never " + count));
  }

  private void readName(Account owner) throws InterruptedException {
    Answer answer =
        ask(
            Kind.READ,
            "name",
            known -> owner.email(),
            known -> known.field("full_name"),
            () -> caller.send("GET", "/users/me", owner.accessToken(), ""));
    forgetWhenRefused(owner, answer);
    compareAccount(owner, answer);
  }

  private void writeName(Account owner, Duration pause) throws InterruptedException {
    String value = "value " + count;
    Answer answer =
        ask(
            Kind.WRITE,
            "name",
            owner.email(),
            value,
            () -> caller.send("PATCH", "/users/me", owner.accessToken(), name(value), pause));
    forgetWhenRefused(owner, answer);
    compareAccount(owner, answer);
  }

  private void writeSettings(Account owner, Duration pause) throws InterruptedException {
    String value = "value " + count;
    String body = "{\"value\":\"%s\",\"rest\":\"%s\"}".formatted(value, "a".repeat(LARGE));
    Answer answer =
        ask(
            Kind.WRITE,
            "settings",
            owner.email(),
            value,
            () -> caller.send("PUT", "/users/me/settings", owner.accessToken(), body, pause));
    forgetWhenRefused(owner, answer);
  }

  private static String name(String value) {
    return "{\"full_name\":\"%s\"}".formatted(value);
  }
}
