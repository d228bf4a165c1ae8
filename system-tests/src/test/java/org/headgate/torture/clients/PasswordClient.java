package org.headgate.torture.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.torture.history.Operation.Kind;
import org.headgate.torture.history.Operation.Outcome;

/** Replaces a password by the old one or by a mailed code, and logs in with the new one. */
final class PasswordClient extends AccountClient {

  private static final Duration BETWEEN_CODES = Duration.ofSeconds(70);

  private Instant lastCode = Instant.EPOCH;

  PasswordClient(String name, Workplace workplace) {
    super(name, workplace, Duration.ofSeconds(3));
  }

  @Override
  void act(Account owner) throws InterruptedException {
    if (lastCode.plus(BETWEEN_CODES).isBefore(Instant.now())) {
      lastCode = Instant.now();
      reset(owner);
    } else {
      change(owner);
    }
  }

  private void change(Account owner) throws InterruptedException {
    String next = newPassword();
    String body =
        "{\"current_password\":\"%s\",\"new_password\":\"%s\"}".formatted(owner.password(), next);
    Answer answer =
        ask(
            Kind.WRITE,
            "password",
            owner.email(),
            next,
            () -> caller.send("POST", "/auth/password/change", owner.accessToken(), body));
    settle(owner, next, answer);
  }

  private void reset(Account owner) throws InterruptedException {
    int previous = mail.count(owner.email());
    String who = "{\"email\":\"%s\"}".formatted(owner.email());
    if (!caller.send("POST", "/auth/password/forgot", "", who).isGood()) {
      return;
    }
    Optional<String> code = mail.newerThan(previous, owner.email(), Duration.ofSeconds(45));
    if (code.isEmpty()) {
      return;
    }
    String next = newPassword();
    String body =
        "{\"email\":\"%s\",\"code\":\"%s\",\"new_password\":\"%s\"}"
            .formatted(owner.email(), code.get(), next);
    Answer answer =
        ask(
            Kind.WRITE,
            "password",
            owner.email(),
            next,
            () -> caller.send("POST", "/auth/password/reset", "", body));
    settle(owner, next, answer);
  }

  /** Where nothing is known both may hold: the new one is tried, and the old one after it. */
  private void settle(Account owner, String next, Answer answer) throws InterruptedException {
    String old = owner.password();
    if (answer.isGood()) {
      owner.replacePassword(next);
      owner.forgetSession();
      return;
    }
    owner.forgetSession();
    if (answer.outcome() != Outcome.UNKNOWN) {
      return;
    }
    while (isRunning() && !owner.isLoggedIn()) {
      owner.replacePassword(owner.password().equals(old) ? next : old);
      logIn(owner);
      Thread.sleep(2000);
    }
  }

  private static String newPassword() {
    return "lanterns over the weir " + UUID.randomUUID();
  }
}
