package org.headgate.passwords.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Supplier;
import org.headgate.common.tracing.OpenSpan;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.Spans;
import org.headgate.config.settings.AccountSettings;
import org.headgate.config.settings.PasswordHashCost;
import org.headgate.passwords.api.HashingBusyException;
import org.headgate.passwords.service.foreign.ForeignHash;
import org.headgate.pool.service.admission.RequestLane;
import org.headgate.pool.service.admission.WorkPriority;

/**
 * Hashes passwords, at most one at a time for each core. A hash costs some 20 ms of a whole core
 * and 19 MiB; without the bound a burst of log-ins would starve every other request. Requests that
 * hash have a lane of their own: they hold no connection and no turn for databases, and those that
 * wait no thread either. Twice as many as there are cores are in it, so that no core rests while
 * one of them looks into the database.
 */
@ApplicationScoped
public class PasswordHasher {

  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int PLACES = 2 * CORES;
  private static final SpanName HASH = SpanName.of("hash password");
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final HashingExecutor turns = new HashingExecutor(CORES, PATIENCE);
  private final RequestLane lane =
      new RequestLane(PLACES, PATIENCE, turns::pace, HashingBusyException::new);
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
   * The request will hash. Where it writes anything before that, it says so before it writes: it
   * may have to wait, and is served from its start then.
   *
   * @throws HashingBusyException when it cannot be now
   */
  public void begin() {
    begin(WorkPriority.AUTHENTICATION);
  }

  /**
   * As {@link #begin()}, in the order of a class.
   *
   * @throws HashingBusyException when it cannot be now
   */
  void begin(WorkPriority workPriority) {
    lane.enter(workPriority);
  }

  /**
   * The request will not hash any more; what follows is work on databases. Who waits there for a
   * lock must not keep others from hashing.
   */
  public void end() {
    lane.leave();
  }

  /**
   * For who counts a request before it hashes: as {@link #begin}, but takes nothing.
   *
   * @throws HashingBusyException when it would have to wait for too long
   */
  public void requireRoom() {
    lane.requireRoom(WorkPriority.AUTHENTICATION);
  }

  /**
   * @throws HashingBusyException when it cannot be now
   */
  public String hash(Password password) {
    begin();
    return inTurn(() -> cost.hash(password.value(), random, function));
  }

  /**
   * @throws HashingBusyException when it cannot be now
   */
  public boolean matches(Password password, String hash) {
    begin();
    return inTurn(() -> isRight(password, hash));
  }

  private boolean isRight(Password password, String hash) {
    return Argon2Hash.isOne(hash)
        ? Argon2Hash.matches(password.value(), hash, function)
        : ForeignHash.parse(hash).matches(password.value());
  }

  private <T> T inTurn(Supplier<T> work) {
    return turns.call(
        () -> {
          OpenSpan span = Spans.within(HASH);
          try {
            return work.get();
          } finally {
            span.close();
          }
        });
  }

  /**
   * Whether a hash was made at another cost than the one that is asked for now, or by another
   * system.
   */
  public boolean isOfAnotherCost(String hash) {
    return !Argon2Hash.isOne(hash) || !Argon2Hash.of(hash).equals(cost);
  }

  /**
   * Takes the time that {@link #matches} would, for an address that nobody has: the answer must not
   * come sooner.
   */
  public void hashDecoy(Password password) {
    matches(password, decoy);
  }
}
