package org.headgate.limits.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.identity.EmailAddress;
import org.headgate.limits.persistence.AttemptLedger;
import org.headgate.limits.persistence.DeviceClaim;
import org.headgate.limits.persistence.KeyedHash;
import org.headgate.limits.persistence.LedgerKey;
import org.headgate.limits.persistence.LedgerLine;
import org.headgate.limits.persistence.LedgerPage;
import org.headgate.limits.persistence.NetworkCounts;
import org.headgate.network.service.Visitor;
import org.headgate.settings.NetworkSettings;

/**
 * Reads and writes the ledger for whoever asks now, in the caller's transaction. A caller whose
 * device logged in to the very account before has a page of its own and its network is not looked
 * at: strangers can spend neither. Everybody else shares one page an address, and the limits of
 * their network.
 */
@Dependent
public class Attempts {

  private static final int MOST_TRIES = 3;
  private static final Duration SLOT = Duration.ofSeconds(15);

  @Inject AttemptLedger ledger;
  @Inject NetworkCounts networks;
  @Inject AddressHashes hashes;
  @Inject Visitor visitor;
  @Inject CallersNetwork network;
  @Inject NetworkSettings settings;
  @Inject Clock clock;

  /** Opens a page and keeps others from it until the transaction ends. */
  public OpenPage open(EmailAddress address, AttemptKind kind) {
    LedgerKey key = key(address, kind);
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Optional<LedgerPage> page = ledger.lock(key, networkSince(), clock.instant());
      if (page.isPresent()) {
        return opened(key, page.get(), kind.charge());
      }
    }
    throw new IllegalStateException("the page of " + key + " comes and goes");
  }

  /** A page as it is now, for who only wants to know whether it is worth going on. */
  public OpenPage look(EmailAddress address, AttemptKind kind) {
    LedgerKey key = key(address, kind);
    return opened(key, ledger.look(key, networkSince()), kind.charge());
  }

  /** A page that was read by other means. */
  public OpenPage opened(LedgerKey key, LedgerPage page, NetworkCharge charge) {
    Optional<Instant> freeAt =
        page.isOfStrangers() && page.networkCount() >= charge.limit(settings)
            ? freeAt(key.network(), charge)
            : Optional.empty();
    return new OpenPage(key, page, freeAt);
  }

  /** The key under which the present caller's doings with an address are counted. */
  public LedgerKey key(EmailAddress address, AttemptKind kind) {
    return new LedgerKey(
        hashes.of(address),
        address.value(),
        kind.wireName(),
        kind.prefix(),
        visitor
            .device()
            .map(device -> DeviceClaim.of(device.account(), device.lane()))
            .orElse(DeviceClaim.NONE),
        network.hash(),
        kind.charge().wireName());
  }

  /**
   * Writes an entry.
   *
   * @param counts for how long it counts
   */
  public void add(OpenPage open, Duration counts) {
    Instant now = clock.instant();
    ledger.add(open.key(), open.page().lane(), now, now.plus(counts), slot(now));
  }

  /** As {@link #add}, for what costs the client's network nothing. */
  public void addUncharged(OpenPage open, Duration counts) {
    Instant now = clock.instant();
    ledger.add(open.key().withoutNetwork(), open.page().lane(), now, now.plus(counts), slot(now));
  }

  /**
   * Writes an entry on a page that was not locked and has entries, unless it was written since; the
   * network is not charged.
   *
   * @param counts for how long it counts
   * @return whether it was written
   */
  public boolean addIfUnchanged(OpenPage open, Duration counts) {
    Instant now = clock.instant();
    return ledger.addIfUnchanged(
        open.key(), open.page().lane(), open.entries().get(0), now, now.plus(counts));
  }

  /** Charges the network of a stranger. */
  public void charge(OpenPage open) {
    if (open.page().isOfStrangers()) {
      charge(open.key().network(), open.key().networkKind());
    }
  }

  /** Charges the network of the present caller, whatever address is meant. */
  public void charge(NetworkCharge charge) {
    charge(network.hash(), charge.wireName());
  }

  /** When the network of the present caller may come again; empty when it may now. */
  public Optional<Instant> networkFreeAt(NetworkCharge charge) {
    return freeAt(network.hash(), charge);
  }

  private void charge(KeyedHash charged, String kind) {
    if (!charged.equals(KeyedHash.NONE)) {
      networks.add(charged, kind, slot(clock.instant()));
    }
  }

  private Optional<Instant> freeAt(KeyedHash charged, NetworkCharge charge) {
    return networks
        .slotInTheWay(charged, charge.wireName(), networkSince(), charge.limit(settings))
        .map(slot -> slot.plus(NetworkSettings.WINDOW).plus(SLOT));
  }

  /** Forgets the entries of the page, and of no other lane or kind. */
  public void clear(OpenPage open) {
    ledger.clear(open.key(), open.page().lane(), clock.instant());
  }

  /** All pages of an address, whoever wrote them. */
  public List<LedgerLine> of(EmailAddress address) {
    return ledger.of(hashes.of(address));
  }

  /** Tears out all pages of an address. */
  public void forget(EmailAddress address) {
    ledger.forget(hashes.of(address));
  }

  private static Instant slot(Instant now) {
    return Instant.ofEpochSecond(now.getEpochSecond() - now.getEpochSecond() % SLOT.toSeconds());
  }

  /** From when on slots count: those that lie in the window at least in part. */
  public Instant networkSince() {
    return clock.instant().minus(NetworkSettings.WINDOW).minus(SLOT);
  }
}
