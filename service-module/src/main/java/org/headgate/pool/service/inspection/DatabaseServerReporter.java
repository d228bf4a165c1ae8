package org.headgate.pool.service.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.headgate.pool.api.BackendView;
import org.headgate.pool.api.ConnectionCount;
import org.headgate.pool.api.DatabaseLimits;
import org.headgate.pool.api.LockWait;
import org.headgate.pool.api.LongQuery;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.persistence.ServerLimits;
import org.headgate.pool.service.inspection.DatabaseServerInspector.ServerStatus;

/**
 * Maps what is known of the platform's server to responses. Lists have one order for the same
 * processes, whatever order the server tells them in.
 */
@ApplicationScoped
public class DatabaseServerReporter {

  @Inject DatabaseServerInspector server;
  @Inject OwnDatabases own;

  public List<ConnectionCount> connections() {
    return connections(server.backends());
  }

  /** Maps processes that were read before, the most first. */
  List<ConnectionCount> connections(List<Backend> all) {
    Map<List<String>, List<Backend>> groups =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    backend -> List.of(backend.application(), backend.user(), backend.state())));
    return groups.entrySet().stream()
        .map(group -> count(group.getKey(), group.getValue()))
        .sorted(
            Comparator.comparingInt(ConnectionCount::count)
                .reversed()
                .thenComparing(ConnectionCount::application)
                .thenComparing(ConnectionCount::user)
                .thenComparing(ConnectionCount::state))
        .toList();
  }

  public List<LongQuery> longQueries(Duration atLeast) {
    return longQueries(server.backends(), atLeast);
  }

  /** Maps processes that were read before. */
  public List<LongQuery> longQueries(List<Backend> all, Duration atLeast) {
    return all.stream()
        .filter(Backend::isActive)
        .filter(
            backend -> backend.inStatement().filter(age -> age.compareTo(atLeast) >= 0).isPresent())
        .sorted(
            Comparator.comparing((Backend backend) -> backend.inStatement().orElseThrow())
                .reversed()
                .thenComparing(Backend::pid))
        .map(DatabaseServerReporter::longQuery)
        .toList();
  }

  public List<LockWait> locks() {
    return locks(server.backends());
  }

  /** Maps processes that were read before. */
  public List<LockWait> locks(List<Backend> all) {
    return all.stream()
        .filter(Backend::waitsForALock)
        .sorted(Comparator.comparing(Backend::inState).reversed().thenComparing(Backend::pid))
        .map(waiting -> lockWait(waiting, all))
        .toList();
  }

  /** Longest transaction first, then longest in its state. */
  public List<BackendView> backends() {
    return backends(server.backends());
  }

  /** Maps processes that were read before, in the same order. */
  public List<BackendView> backends(List<Backend> all) {
    return all.stream()
        .sorted(
            Comparator.comparing((Backend backend) -> backend.inTransaction().orElse(Duration.ZERO))
                .thenComparing(Backend::inState)
                .reversed()
                .thenComparing(Backend::pid))
        .map(this::backend)
        .toList();
  }

  public DatabaseLimits limits() {
    ServerStatus status = server.status();
    ServerLimits limits = status.limits();
    return new DatabaseLimits(
        limits.version(),
        limits.maxConnections(),
        limits.reserved(),
        limits.used(),
        limits.free(),
        limits.roleLimit(),
        limits.databaseLimit(),
        limits.byApplication(),
        limits.inRecovery(),
        limits.readOnly(),
        limits.tls(),
        status.skew().toMillis());
  }

  private BackendView backend(Backend backend) {
    return new BackendView(
        backend.pid(),
        backend.application(),
        backend.user(),
        backend.client(),
        backend.state(),
        seconds(backend.inState()),
        backend.inTransaction().map(DatabaseServerReporter::seconds),
        backend.waitType(),
        backend.statement(),
        own.has(backend));
  }

  private static ConnectionCount count(List<String> key, List<Backend> group) {
    double longest =
        group.stream().mapToDouble(backend -> seconds(backend.inState())).max().orElse(0);
    return new ConnectionCount(key.get(0), key.get(1), key.get(2), group.size(), longest);
  }

  private static LongQuery longQuery(Backend backend) {
    return new LongQuery(
        backend.pid(),
        backend.application(),
        backend.user(),
        backend.client(),
        seconds(backend.inStatement().orElse(Duration.ZERO)),
        backend.waitType(),
        backend.statement());
  }

  private static LockWait lockWait(Backend waiting, List<Backend> all) {
    return new LockWait(
        waiting.pid(),
        waiting.application(),
        seconds(waiting.inStatement().orElse(waiting.inState())),
        waiting.wants().orElse("unknown"),
        waiting.statement(),
        all.stream()
            .filter(backend -> waiting.blockedBy().contains(backend.pid()))
            .map(DatabaseServerReporter::blocker)
            .toList());
  }

  private static LockWait.Blocker blocker(Backend backend) {
    return new LockWait.Blocker(
        backend.pid(),
        backend.application(),
        backend.user(),
        backend.client(),
        backend.state(),
        seconds(backend.inTransaction().orElse(Duration.ZERO)),
        backend.statement());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
