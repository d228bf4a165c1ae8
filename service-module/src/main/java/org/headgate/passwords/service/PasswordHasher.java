package org.headgate.passwords.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.common.tracing.OpenSpan;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.Spans;
import org.headgate.config.settings.AccountSettings;
import org.headgate.config.settings.PasswordHashCost;
import org.headgate.passwords.api.HashingBusyException;
import org.headgate.passwords.service.foreign.ForeignHash;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.RequestSource;
import org.headgate.pool.service.admission.WorkPriority;

/**
 * Hashes passwords, at most one at a time for each core, because a hash takes about 20 ms of a core
 * and 19 MiB, and a burst of log-ins would starve all other requests. Requests that hash have a
 * bulkhead of their own: they hold no connection and no permit for databases, and waiting ones hold
 * no thread. It admits twice as many as there are cores, so that no core is idle while one of them
 * uses the database.
 */
@ApplicationScoped
public class PasswordHasher {

  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int PLACES = 2 * CORES;
  private static final SpanName HASH = SpanName.of("hash password");
  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  private final HashingExecutor executor = new HashingExecutor(CORES, TIMEOUT);
  private final RequestBulkhead bulkhead =
      new RequestBulkhead(PLACES, TIMEOUT, executor::completionInterval, HashingBusyException::new);
  private final SecureRandom random = new SecureRandom();
  private final Argon2Function function;
  private final Argon2Hash cost;
  private final String decoy;

  /** For the client proxy only. */
  protected PasswordHasher() {
    function = new JavaArgon2();
    cost = Argon2Hash.of(PasswordHashCost.DEFAULT);
    decoy = "";
  }

  @Inject
  PasswordHasher(AccountSettings settings) {
    function = Argon2Function.fastest();
    cost = Argon2Hash.of(settings.passwordHashCost());
    decoy = cost.hash("nobody's password", random, function);
  }

  /**
   * Announces that the request will hash. Call it before any write, because the request may have to
   * wait and then starts from the beginning.
   *
   * @throws HashingBusyException when it cannot be now
   */
  public void begin() {
    begin(WorkPriority.AUTHENTICATION);
  }

  /**
   * As {@link #begin()}, with a priority.
   *
   * @throws HashingBusyException when it cannot be now
   */
  void begin(WorkPriority workPriority) {
    bulkhead.enter(workPriority);
  }

  /**
   * Announces that the request only uses databases from now on, so that it does not keep others
   * from hashing while it waits for a lock.
   */
  public void end() {
    bulkhead.leave();
  }

  /**
   * Checks, before a request is counted, that {@link #begin} would not refuse it; reserves nothing.
   *
   * @throws HashingBusyException when it would have to wait for too long
   */
  public void requireRoom() {
    bulkhead.requireRoom(WorkPriority.AUTHENTICATION);
  }

  /**
   * As {@link #requireRoom()}, for a request that is not processed yet.
   *
   * @throws HashingBusyException when it would have to wait for too long
   */
  public void requireRoom(RequestSource source) {
    bulkhead.requireRoom(WorkPriority.AUTHENTICATION, source);
  }

  /** The bulkhead, if a log-in would have to wait for a place in it; empty while one is free. */
  public Optional<RequestBulkhead> fullBulkhead() {
    return Optional.of(bulkhead).filter(full -> full.isFull(WorkPriority.AUTHENTICATION));
  }

  /**
   * @throws HashingBusyException when it cannot be now
   */
  public String hash(Password password) {
    begin();
    return runInExecutor(() -> cost.hash(password.value(), random, function));
  }

  /**
   * @throws HashingBusyException when it cannot be now
   */
  public boolean matches(Password password, String hash) {
    begin();
    return runInExecutor(() -> isRight(password, hash));
  }

  private boolean isRight(Password password, String hash) {
    String compared = comparedWith(hash);
    boolean isEqual =
        Argon2Hash.isOne(compared)
            ? Argon2Hash.matches(password.value(), compared, function)
            : ForeignHash.parse(compared).matches(password.value());
    return isEqual && compared.equals(hash);
  }

  /**
   * The hash that a password is compared with. For an account without a password it is the decoy,
   * so that this takes as long as for nobody's address, whatever the configured cost.
   */
  String comparedWith(String hash) {
    return hash.equals(AccountCredentials.NO_PASSWORD) ? decoy : hash;
  }

  private <T> T runInExecutor(Supplier<T> work) {
    return executor.call(
        () -> {
          OpenSpan span = Spans.within(HASH);
          try {
            return work.get();
          } finally {
            span.close();
          }
        });
  }

  /** Whether a hash has another cost than the configured one, or comes from another system. */
  public boolean isOfAnotherCost(String hash) {
    return !Argon2Hash.isOne(hash) || !Argon2Hash.of(hash).equals(cost);
  }

  /**
   * Takes as long as {@link #matches}, for an address without an account, so that timing reveals
   * nothing.
   */
  public void hashDecoy(Password password) {
    matches(password, decoy);
  }
}
