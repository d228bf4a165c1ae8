package org.headgate.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBTransactionRequiredException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.NewAccount;
import org.headgate.accounts.service.AdministratorService;
import org.headgate.authentication.service.LoginService.LoginStep;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.otp.api.CodePurpose;
import org.headgate.sessions.service.ClientDevice;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The EJBs in the container, with their real persistence units on a real PostgreSQL: what a
 * transaction commits, and what it rolls back.
 */
@ExtendWith(ArquillianExtension.class)
class TransactionsIT extends TransactionSteps {
  @Deployment
  static WebArchive headgateWithThisTest() throws IOException {
    ContainerDatabase.start();
    Path war =
        Path.of(System.getProperty("headgate.liberty"), "usr/servers/headgate/apps/headgate.war");
    return ShrinkWrap.createFromZipFile(WebArchive.class, war.toFile())
        .addClasses(TransactionsIT.class, TransactionSteps.class, DatabaseSessions.class);
  }

  @Test
  void rollbackRemovesTheAccount() throws Exception {
    NewAccount ada = pending();

    transaction.begin();
    signUpService.signUp(ada);
    transaction.rollback();

    assertFalse(exists(ada));
  }

  @Test
  void commitKeepsTheAccount() {
    NewAccount ada = pending();

    signUpService.signUp(ada);

    assertTrue(exists(ada));
  }

  /** As upkeep works, which no request called. */
  @Test
  void unitOfWorkOutsideARequestIsCommitted() {
    NewAccount ada = pending();

    unit.call(WORK, () -> signedUp(ada));

    assertTrue(exists(ada));
  }

  @Test
  void anyExceptionRollsBackTheUnitOfWork() {
    NewAccount ada = pending();

    assertThrows(
        RuntimeException.class,
        () ->
            unit.call(
                WORK,
                () -> {
                  throw new IllegalStateException("after " + signedUp(ada));
                }));

    assertFalse(exists(ada));
  }

  @Test
  void concurrentRightCodesOpenOneSession() throws Exception {
    NewAccount ada = signedUpWithoutMail();
    EmailAddress address = new EmailAddress(ada.email());
    String code = newCode(ada);

    List<Callable<Optional<LoginStep>>> guesses = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      guesses.add(() -> emailVerificationService.verify(address, code, ClientDevice.UNKNOWN));
    }
    ExecutorService callers = Executors.newFixedThreadPool(12);
    int sessions = 0;
    for (Future<Optional<LoginStep>> guess : callers.invokeAll(guesses)) {
      sessions += guess.get().isPresent() ? 1 : 0;
    }

    callers.shutdown();
    assertEquals(1, sessions);
  }

  @Test
  void refusedWrongCodesAreCounted() throws Exception {
    NewAccount ada = signedUpWithoutMail();
    EmailAddress address = new EmailAddress(ada.email());
    String code = newCode(ada);
    String wrong = code.equals("000000") ? "000001" : "000000";

    for (int guess = 0; guess < 5; guess++) {
      assertFalse(
          emailVerificationService.verify(address, wrong, ClientDevice.UNKNOWN).isPresent());
    }

    assertFalse(emailVerificationService.verify(address, code, ClientDevice.UNKNOWN).isPresent());
  }

  @Test
  void redeemingACodeRequiresATransaction() {
    assertThrows(
        EJBTransactionRequiredException.class,
        () -> codes.redeem(new EmailAddress("a@b.c"), CodePurpose.VERIFY_EMAIL, "000000"));
  }

  @Test
  void firstAdministratorIsCreatedOnceDespiteAnAddressChange() throws Exception {
    update("delete from platform.first_administrator");
    NewAccount first = pending();
    NewAccount again = pending(first.email());

    assertEquals(AdministratorService.Outcome.CREATED, administrators.create(first));
    assertTrue(administrators.exists());
    update("update platform.account set email = 'x' || email where id = '" + first.id() + "'");

    assertEquals(AdministratorService.Outcome.MADE_BEFORE, administrators.create(again));
    assertFalse(exists(again));
  }

  @Test
  void concurrentNodesCreateOneFirstAdministrator() throws Exception {
    update("delete from platform.first_administrator");
    List<Callable<AdministratorService.Outcome>> nodes =
        Stream.<Callable<AdministratorService.Outcome>>generate(
                () -> () -> administrators.create(pending()))
            .limit(8)
            .toList();
    ExecutorService starting = Executors.newFixedThreadPool(8);
    int attempts = 0;
    for (Future<AdministratorService.Outcome> outcome : starting.invokeAll(nodes)) {
      attempts += outcome.get() == AdministratorService.Outcome.CREATED ? 1 : 0;
    }

    starting.shutdown();
    assertEquals(1, attempts);
  }

  @Test
  void firstAdministratorReplacesAnUnverifiedSignUp() throws Exception {
    update("delete from platform.first_administrator");
    NewAccount stranger = pending();
    signUpService.signUp(stranger);

    assertEquals(
        AdministratorService.Outcome.CREATED, administrators.create(pending(stranger.email())));

    AccountView administrator = users.find(new UserId(stranger.id())).orElseThrow();
    assertTrue(administrator.roles().contains("admin"));
    assertTrue(administrator.emailVerifiedAt().isPresent());
    assertEquals(1, administrator.epoch());
  }

  @Test
  void verifiedAccountIsPromotedToFirstAdministrator() throws Exception {
    update("delete from platform.first_administrator");
    NewAccount somebody = pending();
    signUpService.signUp(somebody);
    update(
        "update platform.account set email_verified_at = now() where id = '" + somebody.id() + "'");

    assertEquals(
        AdministratorService.Outcome.PROMOTED, administrators.create(pending(somebody.email())));
    assertTrue(users.find(new UserId(somebody.id())).orElseThrow().roles().contains("admin"));
  }

  @Test
  void bothDatabasesAreReachable() {
    assertTrue(databaseMonitor.status(PoolName.PLATFORM).isUp());
    assertTrue(databaseMonitor.status(PoolName.USERDATA).isUp());
  }

  /** The effective keep-alive options of the socket itself. */
  @Test
  void databaseSessionsHaveTimeLimits() throws SQLException {
    for (DataSource pool : List.of(platform, userdata)) {
      DatabaseSessions.assertSetting(pool, "statement_timeout", "32s");
      DatabaseSessions.assertSetting(pool, "lock_timeout", "10s");
      DatabaseSessions.assertSetting(pool, "idle_in_transaction_session_timeout", "30s");
    }
    DatabaseSessions.assertSetting(operatorLane, "statement_timeout", "7s");
    DatabaseSessions.assertSetting(operatorLane, "lock_timeout", "5s");
    DatabaseSessions.assertSetting(operatorLane, "idle_in_transaction_session_timeout", "10s");
    for (DataSource migration : List.of(platformMigration, userdataMigration)) {
      DatabaseSessions.assertSetting(migration, "statement_timeout", "0");
    }
    for (DataSource pool : List.of(platform, userdata, operatorLane, platformMigration)) {
      DatabaseSessions.assertSetting(pool, "tcp_keepalives_idle", "8");
      DatabaseSessions.assertSetting(pool, "tcp_keepalives_interval", "3");
      DatabaseSessions.assertSetting(pool, "tcp_keepalives_count", "3");
      DatabaseSessions.assertSetting(pool, "tcp_user_timeout", "15000");
      DatabaseSessions.assertSetting(pool, "client_connection_check_interval", "10s");
    }
  }

  /** The server migrated both databases when it started. */
  @Test
  void migrationLeavesNoConnectionBehind() {
    Instant end = Instant.now().plus(PATIENCE);
    // The server ends a session a moment after its connection was closed.
    while (!migrationSessions().isEmpty() && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    assertEquals(List.of(), migrationSessions());
  }
}
