package org.headgate.torture.clients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.headgate.torture.history.Operation.Kind;

/**
 * Sixty people who look at their own accounts at the same moment, again and again: more than the
 * nodes serve at once, so that most of them wait in front of a node.
 */
final class ReadersClient extends Client {

  private static final int AT_ONCE = 60;

  private final List<Account> accounts;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  /**
   * @param accounts whose owners read nothing else
   */
  ReadersClient(String name, Workplace workplace, List<Account> accounts) {
    super(name, workplace, Duration.ofSeconds(4));
    this.accounts = List.copyOf(accounts);
  }

  @Override
  public void run() {
    try {
      super.run();
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  void act() throws InterruptedException {
    for (Account account : accounts) {
      if (!account.isLoggedIn()) {
        caller.logIn(account);
      }
    }
    List<Account> readers = accounts.stream().filter(Account::isLoggedIn).toList();
    List<Callable<Answer>> looks = new ArrayList<>();
    for (int reader = 0; reader < AT_ONCE && !readers.isEmpty(); reader++) {
      Account owner = readers.get(reader % readers.size());
      looks.add(() -> look(owner.id(), owner.accessToken()));
    }
    boolean isRefused = false;
    for (Future<Answer> answer : threads.invokeAll(looks)) {
      isRefused |= result(answer).status() == 401;
    }
    if (isRefused) {
      accounts.forEach(Account::forgetSession);
    }
  }

  private static Answer result(Future<Answer> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reader broke", e);
    }
  }

  private Answer look(String id, String token) throws InterruptedException {
    return ask(
        Kind.READ,
        OWN_ACCOUNT,
        answer -> id,
        answer -> answer.field("id"),
        () -> caller.send("GET", "/users/me", token, ""));
  }
}
