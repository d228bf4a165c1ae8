package org.headgate.pool;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.headgate.settings.RefusedSetting;

/**
 * The query of a database URL in the driver's words: libpq's, asyncpg's and SQLAlchemy's spellings
 * are translated, what Headgate sets by variables of its own is left out, and what nobody knows is
 * refused by its name.
 */
final class UrlParameters {
  /** Other spellings of the driver's properties, in lower case. */
  private static final Map<String, String> SPELLINGS =
      Map.of(
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "target_session_attrs", "targetServerType",
          "require_auth", "requireAuth",
          "server_settings.search_path", "currentSchema");

  private static final Map<String, String> SESSION_ATTRIBUTES =
      Map.of(
          "read-write", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  /** Sizes and time limits have one source, the variables (seed E1). */
  private static final Set<String> OWNED =
      Set.of(
          "connect_timeout",
          "connecttimeout",
          "logintimeout",
          "sockettimeout",
          "command_timeout",
          "timeout",
          "querytimeout",
          "pool_size",
          "max_overflow",
          "pool_timeout",
          "pool_recycle",
          "connection_limit",
          "tcpkeepalive",
          "keepalives");

  private static final Set<String> DRIVER =
      Set.of(
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "sslpassword",
          "sslfactory",
          "sslNegotiation",
          "gssEncMode",
          "channelBinding",
          "requireAuth",
          "targetServerType",
          "hostRecheckSeconds",
          "loadBalanceHosts",
          "currentSchema",
          "options",
          "ApplicationName",
          "prepareThreshold",
          "preparedStatementCacheQueries",
          "preparedStatementCacheSizeMiB",
          "preferQueryMode",
          "defaultRowFetchSize",
          "reWriteBatchedInserts",
          "stringtype",
          "assumeMinServerVersion",
          "binaryTransfer",
          "autosave",
          "tcpNoDelay",
          "sendBufferSize",
          "receiveBufferSize",
          "logServerErrorDetail",
          "readOnly",
          "user",
          "password");

  private UrlParameters() {}

  /** In the driver's spelling, sorted by name so that the order of a URL makes no difference. */
  static SortedMap<String, String> of(String query, boolean plusIsSpace) {
    SortedMap<String, String> parameters = new TreeMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        String plain = plusIsSpace ? pair.replace("+", "%20") : pair;
        String[] parts = plain.split("=", 2);
        String value = parts.length == 2 ? PercentCoding.decode(parts[1]) : "";
        put(parameters, PercentCoding.decode(parts[0]), value);
      }
    }
    return parameters;
  }

  /** Names in the query of a URL that are left out because a variable sets them. */
  static List<String> ownedIn(String url) {
    return Arrays.stream(url.substring(url.indexOf('?') + 1).split("&"))
        .map(pair -> pair.split("=", 2)[0].toLowerCase(Locale.ROOT))
        .filter(OWNED::contains)
        .toList();
  }

  private static void put(SortedMap<String, String> parameters, String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (OWNED.contains(lower)) {
      return;
    }
    switch (lower) {
      case "ssl" -> parameters.putIfAbsent("sslmode", sslMode(value));
      case "statement_cache_size", "prepared_statement_cache_size" -> {
        if (value.equals("0")) {
          parameters.put("prepareThreshold", "0");
        }
      }
      case "pgbouncer" -> {
        if (value.equals("true")) {
          parameters.put("prepareThreshold", "0");
        }
      }
      case "target_session_attrs" ->
          parameters.put("targetServerType", SESSION_ATTRIBUTES.getOrDefault(value, value));
      default -> parameters.put(driverName(lower), value);
    }
  }

  private static String driverName(String lower) {
    String spelt = SPELLINGS.getOrDefault(lower, lower);
    return DRIVER.stream()
        .filter(known -> known.equalsIgnoreCase(spelt))
        .findFirst()
        .orElseThrow(() -> new RefusedSetting("no parameter is named " + lower));
  }

  /** asyncpg's {@code ssl=require}; the driver's {@code ssl=true} means the strictest mode. */
  private static String sslMode(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "" -> SslMode.VERIFY_FULL.wireName();
      case "false" -> SslMode.PREFER.wireName();
      default -> value;
    };
  }
}
