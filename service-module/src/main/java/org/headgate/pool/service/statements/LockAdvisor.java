package org.headgate.pool.service.statements;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.pool.api.statements.StatementAdvice;
import org.headgate.pool.api.statements.StatementDefect;
import org.headgate.pool.persistence.statements.WaitingBackend;

/** Names the transaction that several others wait for: for a table, or for one row. */
final class LockAdvisor {

  /** A single waiting process is no queue. */
  static final int QUEUE = 3;

  private final Map<Integer, WaitingBackend> byPid;

  private LockAdvisor(List<WaitingBackend> backends) {
    byPid =
        backends.stream()
            .collect(
                Collectors.toMap(
                    WaitingBackend::pid, Function.identity(), (one, same) -> one, HashMap::new));
  }

  static List<StatementAdvice> advise(List<WaitingBackend> backends) {
    LockAdvisor advisor = new LockAdvisor(backends);
    Map<Integer, List<WaitingBackend>> queues =
        backends.stream()
            .filter(backend -> !backend.blockedBy().isEmpty())
            .collect(Collectors.groupingBy(advisor::rootOf));
    return queues.entrySet().stream()
        .filter(queue -> queue.getValue().size() >= QUEUE)
        .sorted(Comparator.comparingInt(queue -> -queue.getValue().size()))
        .map(queue -> advisor.advice(queue.getKey(), queue.getValue()))
        .toList();
  }

  /** The process at the head of the queue, which waits for nobody. */
  private int rootOf(WaitingBackend waiting) {
    int pid = waiting.pid();
    for (int step = 0; step < byPid.size(); step++) {
      Optional<Integer> blocker =
          Optional.ofNullable(byPid.get(pid)).stream()
              .flatMap(backend -> backend.blockedBy().stream())
              .findFirst();
      if (blocker.isEmpty()) {
        return pid;
      }
      pid = blocker.get();
    }
    return pid;
  }

  private StatementAdvice advice(int root, List<WaitingBackend> queue) {
    long forRows = queue.stream().filter(LockAdvisor::isForARow).count();
    return forRows * 2 > queue.size() ? hotRow(root, queue) : lockQueue(root, queue);
  }

  private StatementAdvice lockQueue(int root, List<WaitingBackend> queue) {
    Optional<String> table = table(queue.stream());
    return new StatementAdvice(
        StatementDefect.LOCK_QUEUE,
        "%s statements wait in line for %s; %s is at its head."
            .formatted(queue.size(), table.map("a lock of "::concat).orElse("a lock"), named(root)),
        evidence(root, queue),
        "Let its transaction end, or end process %s. Whoever changes tables sets lock_timeout first."
            .formatted(root),
        table,
        Optional.empty(),
        Optional.empty());
  }

  private StatementAdvice hotRow(int root, List<WaitingBackend> queue) {
    Optional<String> table = table(queue.stream().filter(LockAdvisor::isForARow));
    Optional<String> row =
        queue.stream().flatMap(backend -> backend.row().stream()).findFirst().map(" "::concat);
    return new StatementAdvice(
        StatementDefect.HOT_ROW,
        "%s transactions wait for one row%s; %s has it."
            .formatted(
                queue.size(),
                table.map(name -> " of " + name + row.orElse("")).orElse(""),
                named(root)),
        evidence(root, queue),
        "Let its transaction end, or end process %s. If they are ours and this comes again, fewer"
                .formatted(root)
            + " requests have to write that row, or later in their transactions.",
        table,
        Optional.empty(),
        Optional.empty());
  }

  private String evidence(int root, List<WaitingBackend> queue) {
    String first = SqlDigest.of(queue.get(0).statement());
    return Optional.ofNullable(byPid.get(root))
            .map(
                backend ->
                    "It is %s: %s. ".formatted(backend.state(), SqlDigest.of(backend.statement())))
            .orElse("")
        + "Behind it waits: "
        + first;
  }

  private String named(int pid) {
    return Optional.ofNullable(byPid.get(pid))
        .map(
            backend ->
                "%s (pid %s, %s), in a transaction for %s s,"
                    .formatted(
                        backend.application().isBlank() ? "a client" : backend.application(),
                        pid,
                        backend.user(),
                        backend.inTransaction().toSeconds()))
        .orElse("process " + pid);
  }

  private static boolean isForARow(WaitingBackend waiting) {
    return waiting
        .lock()
        .filter(lock -> lock.equals("tuple") || lock.equals("transactionid"))
        .isPresent();
  }

  private static Optional<String> table(Stream<WaitingBackend> waiting) {
    return waiting.flatMap(backend -> backend.relation().stream()).findFirst();
  }
}
