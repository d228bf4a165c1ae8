package org.headgate.ratelimit.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.settings.NetworkSettings;
import org.headgate.ratelimit.persistence.AttemptHistory;
import org.headgate.ratelimit.persistence.AttemptKey;
import org.headgate.ratelimit.persistence.AttemptLedgerEntry;
import org.headgate.ratelimit.persistence.AttemptLedgerRepository;
import org.headgate.ratelimit.persistence.DeviceClaim;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.headgate.ratelimit.persistence.NetworkCounterRepository;

/**
 * Reads and writes the attempt ledger for the present caller, in the caller's transaction. A device
 * that logged in to the account before has a row of its own, and its network is not limited:
 * strangers can use up neither. All other devices share one row for each address, and the limits of
 * their network.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AttemptService {

  private static final int MAX_ATTEMPTS = 3;
  private static final Duration SLOT = Duration.ofSeconds(15);

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AddressHasher hashes;
  @Inject ClientContext clientContext;
  @Inject CallerNetwork network;
  @Inject NetworkSettings settings;
  @Inject Clock clock;

  /** Reads the attempts on an address and locks their row until the transaction ends. */
  public AttemptState open(EmailAddress address, AttemptKind kind) {
    AttemptKey key = key(address, kind);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<AttemptHistory> history = ledger().lock(key, networkSince(), clock.instant());
      if (history.isPresent()) {
        return opened(key, history.get(), kind.charge());
      }
    }
    throw new IllegalStateException("the attempts of " + key + " come and go");
  }

  /**
   * As {@link #open}, for a limit that the kinds of a family share: their attempts on the address
   * are counted one after another.
   */
  public AttemptState openFamily(EmailAddress address, AttemptKind kind) {
    ledger().lockAddress(hashes.of(address));
    return open(address, kind);
  }

  /** Reads the attempts on an address without a lock, to decide whether to continue. */
  public AttemptState read(EmailAddress address, AttemptKind kind) {
    AttemptKey key = key(address, kind);
    return opened(key, ledger().read(key, networkSince()), kind.charge());
  }

  /** The state of attempts that were read by other means. */
  public AttemptState opened(AttemptKey key, AttemptHistory history, NetworkLimit charge) {
    Optional<Instant> freeAt =
        history.isOfStrangers() && history.networkCount() >= charge.limit(settings)
            ? freeAt(key.network(), charge)
            : Optional.empty();
    return new AttemptState(key, history, freeAt);
  }

  /** The key under which the present caller's attempts on an address are counted. */
  public AttemptKey key(EmailAddress address, AttemptKind kind) {
    return new AttemptKey(
        hashes.of(address),
        address.value(),
        kind.wireName(),
        kind.prefix(),
        clientContext
            .device()
            .map(device -> DeviceClaim.of(device.account(), device.lane()))
            .orElse(DeviceClaim.NONE),
        network.hash(),
        kind.charge().wireName());
  }

  /**
   * Adds an entry.
   *
   * @param counts for how long it counts
   * @return the entries with the new one, newest first, whatever was added since they were read
   */
  public List<Instant> add(AttemptState open, Duration counts) {
    Instant now = clock.instant();
    return ledger().add(open.key(), open.history().lane(), now, now.plus(counts), slot(now));
  }

  /** As {@link #add}, without counting for the client's network. */
  public void addUncharged(AttemptState open, Duration counts) {
    Instant now = clock.instant();
    ledger()
        .add(open.key().withoutNetwork(), open.history().lane(), now, now.plus(counts), slot(now));
  }

  /**
   * Adds an entry to a row that was not locked and has entries, unless it was written since; the
   * entry does not count for the network.
   *
   * @param counts for how long it counts
   * @return whether it was written
   */
  public boolean addIfUnchanged(AttemptState open, Duration counts) {
    Instant now = clock.instant();
    return ledger()
        .addIfUnchanged(
            open.key(), open.history().lane(), open.entries().get(0), now, now.plus(counts));
  }

  /** Counts for the network of an unknown device. */
  public void charge(AttemptState open) {
    if (open.history().isOfStrangers()) {
      charge(open.key().network(), open.key().networkKind());
    }
  }

  /** Counts for the network of the present caller, whatever the address. */
  public void charge(NetworkLimit charge) {
    charge(network.hash(), charge.wireName());
  }

  /** When the present caller's network may try again; empty when it may now. */
  public Optional<Instant> networkAllowedAt(NetworkLimit charge) {
    return freeAt(network.hash(), charge);
  }

  private void charge(KeyedHash charged, String kind) {
    if (!charged.equals(KeyedHash.NONE)) {
      networks().add(charged, kind, slot(clock.instant()));
    }
  }

  private Optional<Instant> freeAt(KeyedHash charged, NetworkLimit charge) {
    return networks()
        .findBlockingSlot(charged, charge.wireName(), networkSince(), charge.limit(settings))
        .map(slot -> slot.plus(NetworkSettings.WINDOW).plus(SLOT));
  }

  /** Removes the entries of this lane and kind. */
  public void clear(AttemptState open) {
    ledger().clear(open.key(), open.history().lane(), clock.instant());
  }

  /** The attempts on an address, of all callers. */
  public List<AttemptLedgerEntry> of(EmailAddress address) {
    return ledger().of(hashes.of(address));
  }

  /** Deletes all attempts on an address. */
  public void deleteAll(EmailAddress address) {
    ledger().forget(hashes.of(address));
  }

  private static Instant slot(Instant now) {
    return Instant.ofEpochSecond(now.getEpochSecond() - now.getEpochSecond() % SLOT.toSeconds());
  }

  /** The start of the window: slots count if they are at least partly within. */
  public Instant networkSince() {
    return clock.instant().minus(NetworkSettings.WINDOW).minus(SLOT);
  }

  private AttemptLedgerRepository ledger() {
    return new AttemptLedgerRepository(entityManager);
  }

  private NetworkCounterRepository networks() {
    return new NetworkCounterRepository(entityManager);
  }
}
