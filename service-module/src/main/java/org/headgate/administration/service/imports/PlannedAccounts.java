package org.headgate.administration.service.imports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.common.service.KeyRing;

/**
 * The keys under which a dry run remembers the accounts that it would have created: keyed hashes of
 * their addresses and external ids. A later line of the same account finds them, as a line of an
 * import finds the account.
 */
final class PlannedAccounts {

  /** Bytes of a key, enough that no two of an import are equal by chance. */
  private static final int KEY_BYTES = 16;

  private final KeyRing keys;

  PlannedAccounts(KeyRing keys) {
    this.keys = keys;
  }

  /** The keys of the accounts that a chunk would create. */
  List<String> keysOf(ImportBatch batch) {
    return batch.rows().stream()
        .flatMap(
            row ->
                Stream.concat(
                    Stream.of(emailKey(row.email())), row.external().map(this::nameKey).stream()))
        .toList();
  }

  /** The keys under which the accounts of lines may be planned. */
  List<String> keysOf(KnownAccounts.Query query) {
    return Stream.concat(
            query.emails().stream().map(this::emailKey), query.names().stream().map(this::nameKey))
        .toList();
  }

  /**
   * Adds the accounts that are planned to those that exist.
   *
   * @param planned the keys of the query that the dry run has
   */
  KnownAccounts join(KnownAccounts existing, KnownAccounts.Query query, Set<String> planned) {
    return existing.with(
        chosen(query.names(), this::nameKey, planned),
        chosen(query.emails(), this::emailKey, planned));
  }

  private static Set<String> chosen(
      List<String> texts, Function<String, String> key, Set<String> planned) {
    return texts.stream()
        .filter(text -> planned.contains(key.apply(text)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private String emailKey(String email) {
    return key("email", email);
  }

  private String nameKey(String externalId) {
    return key("external_id", externalId);
  }

  private String key(String kind, String text) {
    byte[] mac =
        keys.mac(
            KeyRing.Purpose.IMPORT_PLAN,
            kind.getBytes(StandardCharsets.UTF_8),
            text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(mac, KEY_BYTES));
  }
}
