package org.headgate.pool.insight.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headgate.HeadgateSettings;
import org.headgate.pool.BorrowerView;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.liberty.LibertyPools;
import org.headgate.pool.liberty.PoolStatistics;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.Borrow;
import org.headgate.pool.service.DatabaseGuard;

/** Who holds the connections of a pool, and what each does with it (seed D6). */
@ApplicationScoped
public class Borrowers {

  @Inject HeadgateSettings settings;
  @Inject DatabaseGuard guard;
  @Inject LibertyPools liberty;
  @Inject PlatformServer server;

  public List<BorrowerView> views(DatabaseName pool) {
    return of(pool, server.backendsIfSeen()).stream().map(Borrowers::view).toList();
  }

  /**
   * Longest first.
   *
   * @param seen every client's process of the platform's server; empty where it gave no answer
   */
  public List<Borrower> of(DatabaseName pool, Optional<List<Backend>> seen) {
    boolean serverSeen = seen.isPresent() && isOnThePlatformsServer(pool);
    List<Backend> backends = serverSeen ? ofPool(pool, seen.orElseThrow()) : List.of();
    List<HeldBorrow> held =
        guard.borrows(pool).stream()
            .map(borrow -> new HeldBorrow(borrow, guard.held(pool, borrow)))
            .toList();
    long ours = liberty.statistics(pool).map(PoolStatistics::size).orElse(0L);
    BackendMatch match = new BackendMatch(held, backends, backends.size() <= ours);
    VerdictRule rule =
        VerdictRule.forConnectTimeout(settings.database(pool).pool().connectTimeout());
    return held.stream()
        .map(each -> borrower(each, match, rule, serverSeen))
        .sorted(Comparator.comparing(Borrower::held).reversed())
        .filter(each -> guard.isOpen(pool, each.borrow()))
        .toList();
  }

  /** The processes of one pool, by the name it gives itself at the server. */
  public static List<Backend> ofPool(DatabaseName pool, List<Backend> all) {
    String application = "headgate-" + pool.wireName();
    return all.stream().filter(each -> each.application().equals(application)).toList();
  }

  /** Whether the operator lane sees the server of that pool. */
  private boolean isOnThePlatformsServer(DatabaseName pool) {
    return settings.poolsOfTheServerOf(DatabaseName.PLATFORM).contains(pool);
  }

  private static Borrower borrower(
      HeldBorrow held, BackendMatch match, VerdictRule rule, boolean serverSeen) {
    Optional<Backend> backend = match.backendOf(held);
    return new Borrower(
        held.borrow(),
        held.held(),
        backend,
        match.isCertain(held),
        rule.of(backend, held.held(), serverSeen));
  }

  private static BorrowerView view(Borrower borrower) {
    Borrow borrow = borrower.borrow();
    return new BorrowerView(
        borrow.since(),
        borrower.held().toMillis(),
        borrow.thread(),
        borrow.workClass().name().toLowerCase(Locale.ROOT),
        borrow.endpoint(),
        borrow.stackAtBorrow(),
        borrow.stackNow(),
        borrower.backend().map(Backend::pid),
        borrower.certain(),
        borrower.backend().map(Backend::statement),
        borrower.verdict());
  }
}
