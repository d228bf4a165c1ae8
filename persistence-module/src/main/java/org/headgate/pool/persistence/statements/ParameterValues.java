package org.headgate.pool.persistence.statements;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values for the parameters of a statement that is planned and never run: of the compared column,
 * as the server's statistics have it, else a plausible one of the type. A null would not do: the
 * planner knows that nothing equals it, and plans to read nothing.
 */
final class ParameterValues {

  private static final String ARRAY = "[]";

  private static final Map<String, String> OF_TYPE =
      Map.ofEntries(
          Map.entry("bigint", "100"),
          Map.entry("integer", "100"),
          Map.entry("smallint", "100"),
          Map.entry("numeric", "100"),
          Map.entry("double precision", "100"),
          Map.entry("real", "100"),
          Map.entry("boolean", "true"),
          Map.entry("text", "'a'"),
          Map.entry("character varying", "'a'"),
          Map.entry("uuid", "'80000000-0000-7000-8000-000000000000'"),
          Map.entry("bytea", "'\\x80'"),
          Map.entry("date", "current_date"),
          Map.entry("timestamp with time zone", "now()"),
          Map.entry("timestamp without time zone", "now()"),
          Map.entry("interval", "'1 hour'"),
          Map.entry("json", "'{}'"),
          Map.entry("jsonb", "'{}'"),
          Map.entry("inet", "'127.0.0.1'"));

  private ParameterValues() {}

  /**
   * The values as a list in SQL, in the order of the parameters.
   *
   * @param types of the parameters, as the server inferred them
   * @param samples values by schema.table.column
   */
  static String list(List<String> types, ComparedColumns compared, Map<String, String> samples) {
    return IntStream.range(0, types.size())
        .mapToObj(
            index -> {
              Optional<String> sample =
                  compared.of(index + 1).stream()
                      .filter(samples::containsKey)
                      .findFirst()
                      .map(samples::get);
              return value(types.get(index), sample);
            })
        .collect(Collectors.joining(", "));
  }

  private static String value(String type, Optional<String> sample) {
    if (type.endsWith(ARRAY)) {
      String element = type.substring(0, type.length() - ARRAY.length());
      return "array[" + value(element, sample) + "]::" + type;
    }
    return sample.map(ParameterValues::quoted).orElseGet(() -> OF_TYPE.getOrDefault(type, "null"))
        + "::"
        + type;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
