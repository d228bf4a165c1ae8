package org.headgate.pool.persistence.statements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The columns with which a statement compares its parameters, as far as its text tells. It is no
 * parser: a parameter that is compared in another way has no column.
 */
final class ComparedColumns {

  private static final Pattern TABLE =
      Pattern.compile(
          "\\b((?:platform|userdata)\\.(\\w+))(?:\\s+(?:as\\s+)?(\\w+))?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMPARED =
      Pattern.compile(
          "(?:\\b(\\w+)\\.)?\\b(\\w+)\\s*(?:=|<>|!=|<=|>=|<|>|\\bi?like\\b|\\bbetween\\b|\\bin\\b)"
              + "\\s*(?:\\bany\\b\\s*)?\\(?\\s*\\$(\\d{1,5})",
          Pattern.CASE_INSENSITIVE);

  private final Map<Integer, List<String>> columns = new HashMap<>();

  /**
   * @param numbered with $1, $2 and so on for parameters
   */
  ComparedColumns(String numbered) {
    Map<String, List<String>> tables = tables(numbered);
    Matcher compared = COMPARED.matcher(numbered);
    while (compared.find()) {
      String column = "." + compared.group(2);
      List<String> candidates =
          compared.group(1) == null
              ? tables.values().stream().flatMap(List::stream).distinct().toList()
              : tables.getOrDefault(compared.group(1), List.of());
      columns.put(
          Integer.valueOf(compared.group(3)),
          candidates.stream().map(table -> table + column).distinct().toList());
    }
  }

  /** The tables by their names and aliases. */
  private static Map<String, List<String>> tables(String numbered) {
    Map<String, List<String>> tables = new HashMap<>();
    Matcher table = TABLE.matcher(numbered);
    while (table.find()) {
      String qualified = table.group(1);
      Stream.of(table.group(2), table.group(3))
          .flatMap(Stream::ofNullable)
          .forEach(name -> tables.computeIfAbsent(name, first -> new ArrayList<>()).add(qualified));
    }
    return tables;
  }

  /** All of them, as schema.table.column; only some of them may exist. */
  List<String> all() {
    return columns.values().stream().flatMap(List::stream).distinct().toList();
  }

  /** Those that a parameter may be compared with. */
  List<String> of(int parameter) {
    return columns.getOrDefault(parameter, List.of());
  }
}
