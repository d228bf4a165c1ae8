package org.headgate.torture;

import static java.util.stream.Collectors.groupingBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.torture.clients.Account;
import org.headgate.torture.clients.Answer;
import org.headgate.torture.clients.Caller;
import org.headgate.torture.history.Operation;
import org.headgate.torture.history.Operation.Kind;

/** Finds out which password of an account is in force, by trying those that were ever written. */
final class Passwords {

  private static final int TRIES = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Caller caller;

  Passwords(String url) {
    this.caller = new Caller(url, Duration.ofSeconds(30));
  }

  /** By address; an account that none of the last ones opens is left out. */
  Map<String, String> inForce(List<Operation> history) {
    Map<String, List<Operation>> writes =
        history.stream()
            .filter(operation -> operation.is(Kind.WRITE) && operation.what().equals("password"))
            .collect(groupingBy(Operation::key));
    Map<String, String> found = new HashMap<>();
    for (Map.Entry<String, List<Operation>> entry : writes.entrySet()) {
      for (String candidate : candidates(entry.getValue())) {
        if (opens(entry.getKey(), candidate)) {
          found.put(entry.getKey(), candidate);
          break;
        }
      }
    }
    return found;
  }

  /** The last one that was acknowledged first, then the newest. */
  private static List<String> candidates(List<Operation> writes) {
    List<Operation> newestFirst =
        writes.stream().sorted(Comparator.comparing(Operation::begun).reversed()).toList();
    Stream<Operation> acknowledged =
        newestFirst.stream().filter(Operation::isAcknowledged).limit(1);
    return Stream.concat(acknowledged, newestFirst.stream())
        .map(Operation::value)
        .distinct()
        .limit(TRIES)
        .toList();
  }

  /** Asks again while nothing is said about the password. */
  private boolean opens(String email, String password) {
    Account account = new Account(email, password);
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> caller.logIn(account), answer -> !isSilent(answer))
        .isGood();
  }

  private static boolean isSilent(Answer answer) {
    return !answer.isGood() && answer.status() != 401;
  }
}
