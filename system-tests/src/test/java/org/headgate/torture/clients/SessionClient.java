package org.headgate.torture.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.torture.history.Operation.Kind;

/** Refreshes a session, ends it now and then, and comes back by password or by a mailed code. */
final class SessionClient extends AccountClient {

  private static final Duration BETWEEN_CODES = Duration.ofSeconds(70);

  private Instant lastCode = Instant.now();
  private boolean lastIsKnown = true;

  SessionClient(String name, Workplace workplace) {
    super(name, workplace, Duration.ofMillis(1200));
  }

  @Override
  void act(Account owner) throws InterruptedException {
    switch (random.nextInt(12)) {
      case 0 -> leave(owner);
      case 1, 2, 3 -> look(owner, owner.session(), owner.accessToken());
      case 4 -> logInByCode(owner);
      default -> refresh(owner);
    }
  }

  private void refresh(Account owner) throws InterruptedException {
    String token = owner.refreshToken();
    String body = "{\"refresh_token\":\"%s\"}".formatted(token);
    Answer answer =
        ask(
            Kind.REDEEM,
            "refresh token",
            known -> token,
            known -> known.field("refresh_token"),
            () -> caller.send("POST", "/auth/refresh", "", body));
    if (answer.isGood()) {
      owner.keep(answer);
      lastIsKnown = true;
    } else if (answer.status() == 401) {
      if (lastIsKnown) {
        ask(Kind.USE, "session", owner.session(), "", () -> answer);
      }
      owner.forgetSession();
      lastIsKnown = true;
    } else {
      lastIsKnown = false;
    }
  }

  private void leave(Account owner) throws InterruptedException {
    String session = owner.session();
    String accessToken = owner.accessToken();
    Answer answer = logOut(owner);
    owner.forgetSession();
    if (answer.isGood()) {
      look(owner, session, accessToken);
    }
  }

  private void logInByCode(Account owner) throws InterruptedException {
    if (lastCode.plus(BETWEEN_CODES).isAfter(Instant.now())) {
      return;
    }
    lastCode = Instant.now();
    int previous = mail.count(owner.email());
    String body = "{\"email\":\"%s\"}".formatted(owner.email());
    Answer asked = caller.send("POST", "/auth/otp", "", body);
    if (!asked.isGood()) {
      return;
    }
    Optional<String> code = mail.newerThan(previous, owner.email(), Duration.ofSeconds(30));
    if (code.isPresent() && redeem(owner, "/auth/otp/verify", code.get()).isGood()) {
      redeem(owner, "/auth/otp/verify", code.get());
    }
  }
}
