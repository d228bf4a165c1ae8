package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import org.headgate.accounts.AccountSettings;
import org.headgate.accounts.PasswordHashCost;

/**
 * Hashes passwords, at most one at a time for each core, before a short queue. A hash costs some 20
 * ms of a whole core and 19 MiB; without the bound a burst of log-ins would starve every other
 * request. It runs before any connection to a database is taken.
 */
@ApplicationScoped
public class PasswordHashing {

  private static final int QUEUE_PER_CORE = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final HashingTurns turns = new HashingTurns(CORES, CORES * QUEUE_PER_CORE, PATIENCE);
  private final SecureRandom random = new SecureRandom();
  private final Argon2Hash cost;
  private final String decoy;

  /** For the client proxy only. */
  protected PasswordHashing() {
    cost = Argon2Hash.of(PasswordHashCost.DEFAULT);
    decoy = "";
  }

  @Inject
  PasswordHashing(AccountSettings settings) {
    cost = Argon2Hash.of(settings.passwordHashCost());
    decoy = cost.hash("nobody's password", random);
  }

  /**
   * @throws HashingBusy when the queue is full, or a turn does not come within 4 s
   */
  public String hash(Password password) {
    return turns.call(() -> cost.hash(password.value(), random));
  }

  /**
   * @throws HashingBusy when the queue is full, or a turn does not come within 4 s
   */
  public boolean matches(Password password, String hash) {
    return turns.call(() -> Argon2Hash.matches(password.value(), hash));
  }

  /** Whether a hash was made at another cost than the one that is asked for now. */
  public boolean isOfAnotherCost(String hash) {
    return !Argon2Hash.of(hash).equals(cost);
  }

  /**
   * Takes the time that {@link #matches} would, for an address that nobody has: the answer must not
   * come sooner.
   */
  public void pretend(Password password) {
    matches(password, decoy);
  }
}
