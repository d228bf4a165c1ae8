package org.headgate.pool.service.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.BorrowerView;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.guard.ConnectionBorrow;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.inspection.BackendMatcher.HeldConnection;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.pool.service.liberty.PoolStatistics;

/** Reports who holds the connections of a pool, and what each does with it. */
@ApplicationScoped
public class BorrowerReporter {

  @Inject HeadgateSettings settings;
  @Inject DatabaseGuard guard;
  @Inject LibertyPoolMBeans liberty;
  @Inject DatabaseServerInspector server;

  public List<BorrowerView> views(PoolName pool) {
    return views(pool, server.findBackendsIfReachable());
  }

  /**
   * Longest first.
   *
   * @param backends every client's process of the platform's server; empty where it gave no answer
   */
  public List<BorrowerView> views(PoolName pool, Optional<List<Backend>> backends) {
    return of(pool, backends).stream().map(BorrowerReporter::view).toList();
  }

  /**
   * Longest first.
   *
   * @param observed every client's process of the platform's server; empty where it gave no answer
   */
  public List<Borrower> of(PoolName pool, Optional<List<Backend>> observed) {
    boolean serverSeen = observed.isPresent() && isOnPlatformServer(pool);
    List<Backend> backends = serverSeen ? ofPool(pool, observed.orElseThrow()) : List.of();
    List<HeldConnection> held =
        guard.borrowers(pool).all().stream()
            .map(
                connectionBorrow ->
                    new HeldConnection(
                        connectionBorrow, guard.borrowers(pool).held(connectionBorrow)))
            .toList();
    long poolSize = liberty.statistics(pool).map(PoolStatistics::size).orElse(0L);
    BackendMatcher match = new BackendMatcher(held, backends, backends.size() <= poolSize);
    BorrowerVerdictRule rule =
        BorrowerVerdictRule.forConnectTimeout(settings.database(pool).pool().connectTimeout());
    return held.stream()
        .map(heldConnection -> borrower(heldConnection, match, rule, serverSeen))
        .sorted(
            Comparator.comparing(Borrower::held)
                .reversed()
                .thenComparing(borrower -> borrower.borrow().thread()))
        .filter(borrower -> guard.borrowers(pool).isOpen(borrower.borrow()))
        .toList();
  }

  /** The processes of one pool, by its application name. */
  public static List<Backend> ofPool(PoolName pool, List<Backend> all) {
    String application = "headgate-" + pool.wireName();
    return all.stream().filter(backend -> backend.application().equals(application)).toList();
  }

  /** Whether the operator lane is connected to the server of that pool. */
  private boolean isOnPlatformServer(PoolName pool) {
    return settings.poolsOfTheServerOf(PoolName.PLATFORM).contains(pool);
  }

  private static Borrower borrower(
      HeldConnection held, BackendMatcher match, BorrowerVerdictRule rule, boolean serverSeen) {
    Optional<Backend> backend = match.backendOf(held);
    return new Borrower(
        held.borrow(),
        held.held(),
        backend,
        match.isCertain(held),
        rule.of(backend, held.held(), serverSeen));
  }

  private static BorrowerView view(Borrower borrower) {
    ConnectionBorrow connectionBorrow = borrower.borrow();
    return new BorrowerView(
        connectionBorrow.since(),
        borrower.held().toMillis(),
        connectionBorrow.thread(),
        connectionBorrow.workPriority().name().toLowerCase(Locale.ROOT),
        connectionBorrow.endpoint(),
        connectionBorrow.stackAtBorrow(),
        connectionBorrow.stackNow(),
        borrower.backend().map(Backend::pid),
        borrower.certain(),
        borrower.backend().map(Backend::statement),
        borrower.verdict());
  }
}
