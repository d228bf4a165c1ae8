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

/** Maps what is known of the platform's server to responses. */
@ApplicationScoped
public class DatabaseServerReporter {

  @Inject DatabaseServerInspector server;
  @Inject OwnDatabases own;

  public List<ConnectionCount> connections() {
    Map<List<String>, List<Backend>> groups =
        server.backends().stream()
            .collect(
                Collectors.groupingBy(
                    each -> List.of(each.application(), each.user(), each.state())));
    return groups.entrySet().stream()
        .map(group -> count(group.getKey(), group.getValue()))
        .sorted(Comparator.comparingInt(ConnectionCount::count).reversed())
        .toList();
  }

  public List<LongQuery> longQueries(Duration atLeast) {
    return longQueries(server.backends(), atLeast);
  }

  /** Maps processes that were read before. */
  public List<LongQuery> longQueries(List<Backend> all, Duration atLeast) {
    return all.stream()
        .filter(Backend::isActive)
        .filter(each -> each.inStatement().filter(age -> age.compareTo(atLeast) >= 0).isPresent())
        .sorted(Comparator.comparing((Backend each) -> each.inStatement().orElseThrow()).reversed())
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
        .sorted(Comparator.comparing(Backend::inState).reversed())
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
            Comparator.comparing((Backend each) -> each.inTransaction().orElse(Duration.ZERO))
                .thenComparing(Backend::inState)
                .reversed())
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

  private BackendView backend(Backend each) {
    return new BackendView(
        each.pid(),
        each.application(),
        each.user(),
        each.client(),
        each.state(),
        seconds(each.inState()),
        each.inTransaction().map(DatabaseServerReporter::seconds),
        each.waitType(),
        each.statement(),
        own.has(each));
  }

  private static ConnectionCount count(List<String> key, List<Backend> group) {
    double longest = group.stream().mapToDouble(each -> seconds(each.inState())).max().orElse(0);
    return new ConnectionCount(key.get(0), key.get(1), key.get(2), group.size(), longest);
  }

  private static LongQuery longQuery(Backend each) {
    return new LongQuery(
        each.pid(),
        each.application(),
        each.user(),
        each.client(),
        seconds(each.inStatement().orElse(Duration.ZERO)),
        each.waitType(),
        each.statement());
  }

  private static LockWait lockWait(Backend waiting, List<Backend> all) {
    return new LockWait(
        waiting.pid(),
        waiting.application(),
        seconds(waiting.inStatement().orElse(waiting.inState())),
        waiting.wants().orElse("unknown"),
        waiting.statement(),
        all.stream()
            .filter(each -> waiting.blockedBy().contains(each.pid()))
            .map(DatabaseServerReporter::blocker)
            .toList());
  }

  private static LockWait.Blocker blocker(Backend each) {
    return new LockWait.Blocker(
        each.pid(),
        each.application(),
        each.user(),
        each.client(),
        each.state(),
        seconds(each.inTransaction().orElse(Duration.ZERO)),
        each.statement());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
