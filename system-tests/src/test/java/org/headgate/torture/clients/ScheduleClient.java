package org.headgate.torture.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.headgate.torture.history.Operation.Kind;

/**
 * Keeps one schedule that is due each 10 seconds, and asks it for executions besides; makes others
 * that never run, renames and deletes them.
 */
final class ScheduleClient extends AccountClient {

  private static final String RUNNING =
      """
      {"name":"%s","trigger":{"type":"interval","every":"PT10S","start_at":"%s"},
       "action":{"type":"webhook","url":"%s","payload":{}},"catch_up":"all",
       "catch_up_window":"PT2H","overlap":"allow",
       "retry":{"max_attempts":10,"initial_delay":"PT2S","max_delay":"PT10S"}}""";
  private static final String RESTING =
      """
      {"name":"%s","enabled":false,"trigger":{"type":"interval","every":"PT1H"},
       "action":{"type":"email","subject":"Weir","body":"Look at it"}}""";

  private final String url;
  private final Map<String, String> resting = new HashMap<>();
  private String running = "";
  private int count;

  ScheduleClient(String name, Workplace workplace) {
    super(name, workplace, Duration.ofMillis(1200));
    this.url = workplace.receivers().executionsUrl();
  }

  @Override
  void act(Account owner) throws InterruptedException {
    if (running.isEmpty()) {
      Instant start = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 10 * 10 + 30);
      String key = "running " + UUID.randomUUID();
      Answer made = create(owner, key, RUNNING.formatted(key, start, url));
      running = made.field("id");
      return;
    }
    String any = resting.keySet().stream().findFirst().orElse("");
    switch (random.nextInt(8)) {
      case 0 -> trigger(owner);
      case 1, 2 -> rename(owner, any);
      case 3, 4 -> delete(owner, any);
      default -> {
        String key = "resting " + UUID.randomUUID();
        Answer made = create(owner, key, RESTING.formatted(key));
        if (made.isGood()) {
          resting.put(key, made.field("id"));
        }
      }
    }
  }

  private Answer create(Account owner, String key, String body) throws InterruptedException {
    Answer made =
        ask(
            Kind.ADD,
            "schedule",
            key,
            "",
            () -> caller.send("POST", "/schedules", owner.accessToken(), body));
    forgetWhenRefused(owner, made);
    return made;
  }

  private void trigger(Account owner) throws InterruptedException {
    String asked = "unknown " + UUID.randomUUID();
    Answer answer =
        ask(
            Kind.ADD,
            "execution",
            known -> known.isGood() ? known.field("id") : asked,
            known -> "",
            () ->
                caller.send("POST", "/schedules/" + running + "/trigger", owner.accessToken(), ""));
    forgetWhenRefused(owner, answer);
  }

  /** The name stays its key: what changes is the subject of its mail. */
  private void rename(Account owner, String key) throws InterruptedException {
    if (key.isEmpty()) {
      return;
    }
    String value = "subject " + ++count;
    String body =
        "{\"action\":{\"type\":\"email\",\"subject\":\"%s\",\"body\":\"Look\"}}".formatted(value);
    Answer answer =
        ask(
            Kind.WRITE,
            "subject",
            key,
            value,
            () ->
                caller.send("PATCH", "/schedules/" + resting.get(key), owner.accessToken(), body));
    forgetWhenRefused(owner, answer);
  }

  private void delete(Account owner, String key) throws InterruptedException {
    if (key.isEmpty() || resting.size() < 3) {
      return;
    }
    String id = resting.remove(key);
    Answer answer =
        ask(
            Kind.REMOVE,
            "schedule",
            key,
            "",
            () -> caller.send("DELETE", "/schedules/" + id, owner.accessToken(), ""));
    if (answer.isGood()) {
      ask(
          Kind.READ,
          "deleted schedule",
          key,
          "",
          () -> caller.send("GET", "/schedules/" + id, owner.accessToken(), ""));
    }
    forgetWhenRefused(owner, answer);
  }
}
