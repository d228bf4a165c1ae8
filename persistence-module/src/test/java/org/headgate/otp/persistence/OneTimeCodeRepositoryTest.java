package org.headgate.otp.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PessimisticLockException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.persistence.OneTimeCodeEntity.Redemption;
import org.headgate.pool.persistence.TestDatabase;
import org.hibernate.Session;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Codes are verified under the lock of their row, in the epoch in which they were issued. */
class OneTimeCodeRepositoryTest {

  private static final int MAX = 3;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private static final byte[] RIGHT = "right".getBytes(StandardCharsets.UTF_8);
  private static final byte[] WRONG = "wrong".getBytes(StandardCharsets.UTF_8);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final UUID accountId = UUID.randomUUID();
  private final String email = accountId + "@example.org";

  @BeforeEach
  void issue() {
    DATABASE.addAccount(accountId, email);
    DATABASE.run(this::issue);
  }

  @Test
  void rightCodeIsRedeemedOnce() {
    assertThat(guess(RIGHT, false).account())
        .contains(new AccountAtEpoch(new UserId(accountId), 0));

    assertThat(guess(RIGHT, false)).isEqualTo(new Redemption(Optional.empty(), true));
    assertThat(guess(WRONG, false)).isEqualTo(Redemption.WRONG);
    assertThat(liveCodes()).isEmpty();
  }

  @Test
  void wrongGuessesOfKnownDevicesAreCountedSeparately() {
    for (int i = 0; i < MAX; i++) {
      assertThat(guess(WRONG, false)).isEqualTo(Redemption.WRONG);
    }

    assertThat(liveCodes()).singleElement().extracting(LiveCodeView::attempts).isEqualTo(MAX);
    assertThat(guess(RIGHT, false)).isEqualTo(Redemption.WRONG);
    assertThat(guess(WRONG, true)).isEqualTo(Redemption.WRONG);
    assertThat(liveCodes()).singleElement().extracting(LiveCodeView::deviceAttempts).isEqualTo(1);
    assertThat(guess(RIGHT, true).account()).isPresent();
  }

  @Test
  void codeOfEarlierEpochIsWrong() {
    raiseEpoch();

    assertThat(guess(RIGHT, false)).isEqualTo(Redemption.WRONG);
    assertThat(liveCodes()).isEmpty();

    DATABASE.run(this::issue);
    assertThat(guess(RIGHT, false).account())
        .contains(new AccountAtEpoch(new UserId(accountId), 1));
  }

  @Test
  void newCodeReplacesEarlierCode() {
    guess(WRONG, false);
    DATABASE.run(this::issue);

    assertThat(liveCodes())
        .singleElement()
        .isEqualTo(
            new LiveCodeView(CodePurpose.LOG_IN, now, now.plus(Duration.ofMinutes(10)), 0, 0));
  }

  @Test
  void expiredCodeIsWrongAndOtherPurposeIsNotFound() {
    Instant late = now.plus(Duration.ofMinutes(10));
    assertThat(
            DATABASE.<Redemption>call(
                entityManager ->
                    new OneTimeCodeRepository(entityManager)
                        .findForUpdate(accountId, CodePurpose.LOG_IN)
                        .orElseThrow()
                        .redeem(RIGHT, false, MAX, late)))
        .isEqualTo(Redemption.WRONG);
    assertThat(
            DATABASE.<Boolean>call(
                entityManager ->
                    new OneTimeCodeRepository(entityManager)
                        .findForUpdate(accountId, CodePurpose.RESET_PASSWORD)
                        .isPresent()))
        .isFalse();
  }

  @Test
  void eachGuessTakesTheSameNumberOfStatements() {
    long wrong = statementsOfGuess(email, WRONG);

    assertThat(wrong).isEqualTo(2);
    assertThat(statementsOfGuess("nobody-" + email, WRONG)).isEqualTo(wrong);
    assertThat(statementsOfGuess(email, RIGHT)).isEqualTo(wrong);
    assertThat(statementsOfGuess(email, WRONG)).as("redeemed before").isEqualTo(wrong);
  }

  private long statementsOfGuess(String address, byte[] hash) {
    return DATABASE.call(
        entityManager -> {
          Statistics statistics =
              entityManager.unwrap(Session.class).getSessionFactory().getStatistics();
          statistics.setStatisticsEnabled(true);
          long before = statistics.getPrepareStatementCount();
          OneTimeCodeRepository codes = new OneTimeCodeRepository(entityManager);
          codes
              .findForUpdate(address, CodePurpose.LOG_IN)
              .ifPresent(code -> code.redeem(hash, false, MAX, now));
          codes.writeGuess();
          return statistics.getPrepareStatementCount() - before;
        });
  }

  @Test
  void codeLockDoesNotLockTheAccount() {
    DATABASE.run(
        redeeming -> {
          assertThat(find(redeeming)).isPresent();
          assertThat(DATABASE.<Object>call(other -> lock(other, "account", "id")))
              .isEqualTo(accountId);
          assertThatThrownBy(
                  () -> DATABASE.call(other -> lock(other, "one_time_code", "account_id")))
              .isInstanceOf(PessimisticLockException.class);
        });
  }

  /** The second waits for the row, and finds it redeemed. */
  @Test
  @Timeout(30)
  void concurrentRightGuessesRedeemTheCodeOnce() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CompletableFuture<Redemption> first =
        CompletableFuture.supplyAsync(
            () ->
                DATABASE.call(
                    entityManager -> {
                      OneTimeCodeEntity code = find(entityManager).orElseThrow();
                      locked.countDown();
                      awaitWaiting();
                      return code.redeem(RIGHT, false, MAX, now);
                    }));
    locked.await();
    Redemption second = guess(RIGHT, false);

    assertThat(first.get().account()).isPresent();
    assertThat(second).isEqualTo(new Redemption(Optional.empty(), true));
  }

  private Object lock(EntityManager entityManager, String table, String column) {
    return entityManager
        .createNativeQuery(
            "select %2$s from platform.%1$s where %2$s = :account for update nowait"
                .formatted(table, column),
            UUID.class)
        .setParameter("account", accountId)
        .getSingleResult();
  }

  /** Until somebody waits for a row that another transaction has locked. */
  private static void awaitWaiting() {
    while (!DATABASE.<Boolean>call(OneTimeCodeRepositoryTest::isLockAwaited)) {
      Thread.onSpinWait();
    }
  }

  private static boolean isLockAwaited(EntityManager entityManager) {
    return (boolean)
        entityManager
            .createNativeQuery("select exists (select 1 from pg_locks where not granted)")
            .getSingleResult();
  }

  private Redemption guess(byte[] hash, boolean isKnownDevice) {
    return DATABASE.call(
        entityManager ->
            find(entityManager)
                .map(code -> code.redeem(hash, isKnownDevice, MAX, now))
                .orElse(Redemption.WRONG));
  }

  private Optional<OneTimeCodeEntity> find(EntityManager entityManager) {
    return new OneTimeCodeRepository(entityManager).findForUpdate(email, CodePurpose.LOG_IN);
  }

  private List<LiveCodeView> liveCodes() {
    return DATABASE.call(
        entityManager -> new OneTimeCodeRepository(entityManager).live(accountId, MAX + 1, now));
  }

  private void issue(EntityManager entityManager) {
    new OneTimeCodeRepository(entityManager)
        .issue(
            UUID.randomUUID(),
            accountId,
            CodePurpose.LOG_IN,
            RIGHT,
            now,
            now.plus(Duration.ofMinutes(10)));
  }

  private void raiseEpoch() {
    DATABASE.run(
        entityManager ->
            entityManager
                .createNativeQuery("update platform.account set epoch = epoch + 1 where id = :id")
                .setParameter("id", accountId)
                .executeUpdate());
  }
}
