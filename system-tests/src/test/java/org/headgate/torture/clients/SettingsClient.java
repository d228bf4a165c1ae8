package org.headgate.torture.clients;

import java.time.Duration;
import org.headgate.torture.history.Operation.Kind;

/** Writes settings, profile and name, each time something new, and reads what is there. */
final class SettingsClient extends AccountClient {

  private int count;

  SettingsClient(String name, Workplace workplace) {
    super(name, workplace, Duration.ofMillis(700));
  }

  @Override
  void act(Account owner) throws InterruptedException {
    count++;
    switch (random.nextInt(6)) {
      case 0 -> write(owner, "settings", "PUT", "/users/me/settings", "value");
      case 1 -> read(owner, "settings", "/users/me/settings", "value");
      case 2 -> write(owner, "name", "PATCH", "/users/me", "full_name");
      case 3 -> read(owner, "name", "/users/me", "full_name");
      case 4 -> write(owner, "profile", "PUT", "/users/me/profile", "display_name");
      default -> read(owner, "profile", "/users/me/profile", "display_name");
    }
  }

  private void write(Account owner, String what, String method, String path, String field)
      throws InterruptedException {
    String value = "value " + count;
    String body = "{\"%s\":\"%s\"}".formatted(field, value);
    Answer answer =
        ask(
            Kind.WRITE,
            what,
            owner.email(),
            value,
            () -> caller.send(method, path, owner.accessToken(), body));
    forgetWhenRefused(owner, answer);
  }

  private void read(Account owner, String what, String path, String field)
      throws InterruptedException {
    Answer answer =
        ask(
            Kind.READ,
            what,
            known -> owner.email(),
            known -> known.field(field),
            () -> caller.send("GET", path, owner.accessToken(), ""));
    forgetWhenRefused(owner, answer);
    if (what.equals("name")) {
      compareAccount(owner, answer);
    }
  }
}
