package org.headgate.administration.service.imports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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

  /**
   * Adds the accounts that are planned to those that exist.
   *
   * @param planned finds those of some keys that the dry run has
   */
  KnownAccounts join(
      KnownAccounts existing,
      KnownAccounts.Query query,
      Function<Collection<String>, Set<String>> planned) {
    Map<String, String> names = keys(query.names(), this::nameKey);
    Map<String, String> emails = keys(query.emails(), this::emailKey);
    Set<String> found =
        planned.apply(Stream.concat(emails.values().stream(), names.values().stream()).toList());
    return existing.with(chosen(names, found), chosen(emails, found));
  }

  private static Map<String, String> keys(List<String> texts, UnaryOperator<String> key) {
    return texts.stream().distinct().collect(Collectors.toMap(Function.identity(), key));
  }

  private static Set<String> chosen(Map<String, String> keys, Set<String> planned) {
    return keys.entrySet().stream()
        .filter(entry -> planned.contains(entry.getValue()))
        .map(Map.Entry::getKey)
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
