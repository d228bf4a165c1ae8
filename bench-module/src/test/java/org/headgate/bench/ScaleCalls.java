package org.headgate.bench;

import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountSearchCriteria;
import org.headgate.accounts.persistence.AccountSearchRepository;
import org.headgate.audit.persistence.AuditEntryRepository;
import org.headgate.audit.persistence.AuditSearchCriteria;
import org.headgate.config.settings.SessionSettings;
import org.headgate.scheduling.persistence.ExecutionHistoryQueries;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.sessions.persistence.SessionRepository;
import org.headgate.tasks.persistence.ExpiredRowRepository;
import org.headgate.tasks.persistence.ExpiringTable;

/** The data access of the most frequent calls, by what it is for. */
final class ScaleCalls {

  private static final SessionSettings SESSIONS =
      new SessionSettings(Duration.ofDays(30), Optional.empty());
  private static final AuditSearchCriteria NO_CRITERIA =
      new AuditSearchCriteria(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final UUID NODE = new UUID(0, 0);

  private ScaleCalls() {}

  /** One call at a database, for one account of it by its number. */
  @FunctionalInterface
  interface Call {
    void make(ScaledDatabase database, int number);
  }

  /** In the order of the table. */
  static Map<String, Call> all() {
    Map<String, Call> calls = new LinkedHashMap<>();
    calls.put(
        "log-in: account by address",
        read((all, n) -> new AccountRepository(all).byEmail("person" + n + "@example.org")));
    calls.put(
        "/users/me: account by session",
        read(
            (all, n) -> new AccountRepository(all).byOpenSession(id("session", n), Instant.now())));
    calls.put(
        "refresh: rotation",
        write(
            (all, n) ->
                new SessionRepository(all)
                    .rotate(
                        id("session", n),
                        0,
                        new byte[0],
                        new byte[0],
                        Instant.now(),
                        SESSIONS,
                        Optional.empty(),
                        Optional.empty())));
    addSearches(calls);
    addHousekeeping(calls);
    return calls;
  }

  private static void addSearches(Map<String, Call> calls) {
    calls.put("claiming: what is due", (database, n) -> database.claims().dueOfShare(NODE, 16));
    calls.put(
        "searching accounts: part of an address",
        read(
            (all, n) ->
                new AccountSearchRepository(all)
                    .page(criteria(Optional.of("person" + n + "@")), 50)));
    calls.put(
        "history of a schedule",
        read(
            (all, n) ->
                new ExecutionHistoryQueries(all).find(id("schedule", n), Optional.empty(), 50)));
    calls.put(
        "audit: latest page",
        read((all, n) -> new AuditEntryRepository(all).latest(NO_CRITERIA, 50)));
  }

  private static void addHousekeeping(Map<String, Call> calls) {
    calls.put(
        "housekeeping: expired codes",
        write(
            (all, n) ->
                new ExpiredRowRepository(all)
                    .remove(
                        new ExpiringTable("platform.one_time_code", "expires_at"),
                        Instant.EPOCH,
                        1000)));
    calls.put(
        "housekeeping: old executions",
        write(
            (all, n) ->
                new ExecutionRepository(all).purge(new UUID(0, 0), Instant.EPOCH, 10, 1000)));
  }

  private static AccountSearchCriteria criteria(Optional<String> query) {
    return new AccountSearchCriteria(
        query,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** As the script makes it. */
  private static UUID id(String kind, int number) {
    try {
      byte[] hash =
          MessageDigest.getInstance("MD5").digest((kind + number).getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(hash);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Call read(BiConsumer<EntityManager, Integer> work) {
    return (database, number) ->
        database
            .unit()
            .read(
                all -> {
                  work.accept(all, number);
                  return null;
                });
  }

  private static Call write(BiConsumer<EntityManager, Integer> work) {
    return (database, number) -> database.unit().run(all -> work.accept(all, number));
  }
}
