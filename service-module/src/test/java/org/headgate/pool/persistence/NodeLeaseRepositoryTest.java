package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.headgate.pool.persistence.NodeLeaseRepository.NodeLease;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the leases of several nodes affect each other, on a real PostgreSQL. */
class NodeLeaseRepositoryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final UUID DEAD = UUID.fromString("00000000-0000-7000-8000-00000000000d");
  private static final UUID ALIVE = UUID.fromString("00000000-0000-7000-8000-00000000000a");
  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private final CountDownLatch end = new CountDownLatch(1);

  @BeforeAll
  static void createLimitedRole() {
    DATABASE.update("create role headgate_limited login");
  }

  @AfterEach
  void clear() {
    end.countDown();
    DATABASE.update("delete from platform.node_lease");
    DATABASE.update("delete from platform.pool_change");
    DATABASE.update("alter role headgate_limited connection limit -1");
    DATABASE.update("alter database " + DATABASE.name() + " connection limit -1");
  }

  /** As one whose host vanished: its session stays open, and says nothing. */
  @Test
  void deadNodeBlocksOtherDecisionsForSecondsOnly() {
    CountDownLatch deciding = new CountDownLatch(1);
    CompletableFuture<NodeLease> dead =
        CompletableFuture.supplyAsync(
            () ->
                leases()
                    .decide(
                        all -> {
                          deciding.countDown();
                          awaitEnd();
                          return new NodeLease(DEAD, 10, 10);
                        }));
    await().atMost(PATIENCE).until(() -> deciding.getCount() == 0);

    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> leases().decide(all -> new NodeLease(ALIVE, 5, 5)).granted() == 5);

    end.countDown();
    assertThat(dead).failsWithin(PATIENCE);
    assertThat(leases().all()).containsExactly(new NodeLease(ALIVE, 5, 5));
  }

  @Test
  void leaseIsRenewedAsItIsStoredAndNotOtherwise() {
    leases().decide(all -> new NodeLease(ALIVE, 6, 5));
    makeOlder(ALIVE, Duration.ofSeconds(10));

    assertThat(leases().renew(new NodeLease(ALIVE, 7, 5))).isFalse();
    assertThat(leases().renew(new NodeLease(ALIVE, 6, 4))).isFalse();
    assertThat(leases().renew(new NodeLease(DEAD, 6, 5))).isFalse();
    assertThat(renewedLately()).isZero();

    assertThat(leases().renew(new NodeLease(ALIVE, 6, 5))).isTrue();
    assertThat(renewedLately()).isOne();
    assertThat(leases().all()).containsExactly(new NodeLease(ALIVE, 6, 5));
  }

  @Test
  void leaseIsConfirmedWhileAllLeasesAreAsRead() {
    NodeLease own = leases().decide(all -> new NodeLease(ALIVE, 6, 5));
    leases().decide(all -> new NodeLease(DEAD, 4, 4));
    List<NodeLease> read = leases().all();
    makeOlder(ALIVE, Duration.ofSeconds(10));

    assertThat(leases().confirm(own, List.of(own), 5)).isEmpty();
    assertThat(leases().confirm(new NodeLease(ALIVE, 7, 5), read, 5)).isEmpty();
    assertThat(renewedLately()).isOne();

    assertThat(leases().confirm(own, read, 5)).contains(leases().serverLimit(5));
    assertThat(renewedLately()).isEqualTo(2);

    leases().decide(all -> new NodeLease(DEAD, 4, 3));
    assertThat(leases().confirm(own, read, 5)).isEmpty();
  }

  @Test
  void confirmationEndsForgottenChangesOfPools() {
    NodeLease own = leases().decide(all -> new NodeLease(ALIVE, 6, 5));
    DATABASE.update(
        """
        insert into platform.pool_change (id, node_id, pool, actor, applied_at, reverts_at,
               before_size, before_overflow, before_timeout, before_recycle,
               after_size, after_overflow, after_timeout, after_recycle)
        select gen_random_uuid(), gen_random_uuid(), 'platform', 'ada', now() - past, now() - past,
               5, 10, 30, 3600, 6, 10, 30, 3600
          from unnest(array[interval '2 minutes', interval '5 seconds']) past
        """);

    leases().confirm(own, leases().all(), 5);

    assertThat(DATABASE.number("select count(*) from platform.pool_change where state = 'applied'"))
        .isOne();
    assertThat(DATABASE.text("select reason from platform.pool_change where state = 'reverted'"))
        .isEqualTo("the node ended");
  }

  /** Others may have been granted what the void lease had. */
  @Test
  void voidLeaseIsNotRenewed() {
    leases().decide(all -> new NodeLease(ALIVE, 5, 5));
    makeOlder(ALIVE, NodeLeaseRepository.VALID);

    assertThat(leases().renew(new NodeLease(ALIVE, 5, 5))).isFalse();
    assertThat(leases().confirm(new NodeLease(ALIVE, 5, 5), leases().all(), 5)).isEmpty();

    assertThat(renewedLately()).isZero();
  }

  @Test
  void voidLeaseOfAnotherNodeRequiresADecision() {
    leases().decide(all -> new NodeLease(DEAD, 5, 5));
    leases().decide(all -> new NodeLease(ALIVE, 5, 5));
    makeOlder(DEAD, NodeLeaseRepository.VALID);

    assertThat(leases().renew(new NodeLease(ALIVE, 5, 5))).isFalse();
    leases().decide(all -> new NodeLease(ALIVE, 5, 5));

    assertThat(leases().all()).containsExactly(new NodeLease(ALIVE, 5, 5));
  }

  @Test
  void renewalDoesNotWaitForADecision() {
    leases().decide(all -> new NodeLease(ALIVE, 5, 5));
    CountDownLatch deciding = new CountDownLatch(1);
    CompletableFuture<NodeLease> other =
        CompletableFuture.supplyAsync(
            () ->
                leases()
                    .decide(
                        all -> {
                          deciding.countDown();
                          awaitEnd();
                          return new NodeLease(DEAD, 10, 10);
                        }));
    await().atMost(PATIENCE).until(() -> deciding.getCount() == 0);

    assertThat(leases().renew(new NodeLease(ALIVE, 5, 5))).isTrue();

    assertThat(other).isNotDone();
    end.countDown();
    await().atMost(PATIENCE).until(other::isDone);
  }

  /** Limits are those of the role that logs in, whichever it acts as. */
  @Test
  void limitOfARoleThatActsAsAnotherBoundsTheBudget() {
    DATABASE.update("create role headgate_owners nologin");
    DATABASE.update("grant headgate_owners to headgate_limited");
    DATABASE.update("alter role headgate_limited set role = headgate_owners");
    DATABASE.update("alter role headgate_limited connection limit 12");
    try {
      assertThat(leases("headgate_limited").serverLimit(5)).isEqualTo(12);
    } finally {
      DATABASE.update("alter role headgate_limited reset role");
    }
  }

  @Test
  void roleAndDatabaseLimitsBoundTheBudget() {
    NodeLeaseRepository limited = leases("headgate_limited");
    int byServer = limited.serverLimit(5);
    assertThat(byServer).isGreaterThan(20);

    DATABASE.update("alter role headgate_limited connection limit 12");
    assertThat(limited.serverLimit(5)).isEqualTo(12);

    DATABASE.update("alter database " + DATABASE.name() + " connection limit 9");
    assertThat(limited.serverLimit(5)).isEqualTo(9);
    // They do not hold for a superuser.
    assertThat(leases().serverLimit(5)).isEqualTo(byServer);
  }

  private static void makeOlder(UUID nodeId, Duration by) {
    DATABASE.update(
        "update platform.node_lease set heartbeat_at = heartbeat_at - interval '%s seconds' where node_id = '%s'"
            .formatted(by.toSeconds(), nodeId));
  }

  private static long renewedLately() {
    return DATABASE.number(
        "select count(*) from platform.node_lease where heartbeat_at > clock_timestamp() - interval '8 seconds'");
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static NodeLeaseRepository leases() {
    DataSource pool = DATABASE.pool(1);
    return new NodeLeaseRepository(pool, pool);
  }

  private static NodeLeaseRepository leases(String role) {
    DataSource pool = DATABASE.pool(role, 1);
    return new NodeLeaseRepository(pool, pool);
  }
}
