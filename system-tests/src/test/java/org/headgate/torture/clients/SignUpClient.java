package org.headgate.torture.clients;

import java.time.Duration;
import java.util.Optional;
import org.headgate.torture.history.Operation.Kind;

/** Signs up again and again, tries the code a second time, and leaves for good. */
final class SignUpClient extends AccountClient {

  SignUpClient(String name, Workplace workplace) {
    super(name, workplace, Duration.ofSeconds(3));
  }

  @Override
  void act(Account first) throws InterruptedException {
    Optional<Account> signedUp = signUp();
    if (signedUp.isEmpty()) {
      return;
    }
    Account made = signedUp.get();
    String code = mail.newest(made.email()).orElseThrow();
    redeem(made, "/auth/verify-email", code);
    String session = made.session();
    String accessToken = made.accessToken();
    String refreshToken = made.refreshToken();
    look(made, session, accessToken);
    if (logOut(made).isGood()) {
      look(made, session, accessToken);
      ask(
          Kind.USE,
          "session",
          session,
          "",
          () ->
              caller.send(
                  "POST", "/auth/refresh", "", "{\"refresh_token\":\"" + refreshToken + "\"}"));
    }
  }
}
