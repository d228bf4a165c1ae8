package org.headgate.torture.clients;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.headgate.torture.cluster.TortureCluster;
import org.headgate.torture.history.Operation.Kind;

/** A client with an account: signs up, verifies, and logs in again whenever the session is gone. */
abstract class AccountClient extends Client {

  private static final Duration MAIL = Duration.ofSeconds(60);

  private Account account = new Account("", "");

  AccountClient(String name, Workplace workplace, Duration pause) {
    super(name, workplace, pause);
  }

  final Account account() {
    return account;
  }

  /** Does something as the owner of an account, who is logged in. */
  abstract void act(Account owner) throws InterruptedException;

  @Override
  final void act() throws InterruptedException {
    if (account.email().isEmpty()) {
      signUp().ifPresent(made -> account = made);
    } else if (account.isLoggedIn()) {
      act(account);
    } else {
      logIn(account);
    }
  }

  /** A new account whose owner is logged in; empty where that cannot be known. */
  final Optional<Account> signUp() throws InterruptedException {
    Account made = new Account(newAddress(), TortureCluster.PASSWORD);
    Answer answer =
        ask(
            Kind.ADD,
            "account",
            made.email(),
            "",
            () -> caller.send("POST", "/auth/signup", "", made.credentials()));
    if (!answer.isGood()) {
      return Optional.empty();
    }
    Optional<String> code = mail.newerThan(0, made.email(), MAIL);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    Answer tokens = redeem(made, "/auth/verify-email", code.get());
    if (!tokens.isGood()) {
      return Optional.empty();
    }
    made.keep(tokens);
    return Optional.of(made);
  }

  /** Gives a mailed code for a session. */
  final Answer redeem(Account owner, String path, String code) throws InterruptedException {
    String body = "{\"email\":\"%s\",\"code\":\"%s\"}".formatted(owner.email(), code);
    String what = path.equals("/auth/verify-email") ? "code" : "log-in code";
    return ask(
        Kind.REDEEM,
        what,
        answer -> owner.email() + " " + code,
        Account::sessionOf,
        () -> caller.send("POST", path, "", body));
  }

  final void logIn(Account owner) throws InterruptedException {
    Answer tokens =
        ask(
            Kind.READ,
            "password",
            owner.email(),
            owner.password(),
            () -> caller.send("POST", "/auth/login", "", owner.credentials()));
    if (tokens.isGood()) {
      owner.keep(tokens);
    }
  }

  /** Uses the session by a request that changes nothing. */
  final Answer look(Account owner, String session, String accessToken) throws InterruptedException {
    Answer answer =
        ask(
            Kind.USE,
            "session",
            session,
            "",
            () -> caller.send("GET", "/users/me", accessToken, ""));
    forgetWhenRefused(owner, answer);
    compareAccount(owner, answer);
    return answer;
  }

  /** Writes down whose account came in response to a request about one's own. */
  final void compareAccount(Account owner, Answer answer) throws InterruptedException {
    if (answer.isGood()) {
      ask(Kind.READ, OWN_ACCOUNT, owner.id(), answer.field("id"), () -> answer);
    }
  }

  /** Ends the session of the owner. */
  final Answer logOut(Account owner) throws InterruptedException {
    String body = "{\"refresh_token\":\"%s\"}".formatted(owner.refreshToken());
    return ask(
        Kind.END,
        "session",
        owner.session(),
        "",
        () -> caller.send("POST", "/auth/logout", "", body));
  }

  final void forgetWhenRefused(Account owner, Answer answer) {
    if (answer.status() == 401) {
      owner.forgetSession();
    }
  }

  private String newAddress() {
    return "torture-%s-%s@example.org".formatted(name, UUID.randomUUID());
  }
}
