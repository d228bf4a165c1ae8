package org.headgate.pool.persistence.statements;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An index that our migrations create.
 *
 * @param name with its schema
 * @param table with its schema
 * @param definition the statement that creates it again without blocking others
 */
public record ExpectedIndex(String name, String table, String definition) {

  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*+");
  private static final Pattern BLOCK = Pattern.compile("\\$\\$.*?\\$\\$", Pattern.DOTALL);
  private static final Pattern REMOVED =
      Pattern.compile(
          "\\bdrop (?:index|table) (?:concurrently )?(?:if exists )?([\\w.]+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MADE =
      Pattern.compile(
          "^create (unique )?index (?:concurrently )?(?:if not exists )?(\\w+)\\s+on\\s+"
              + "(?:only )?((\\w+)\\.\\w+)\\s*([^;]*+);",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  /**
   * The indexes that exist after all migrations, except those that a migration creates only where
   * the database permits it.
   *
   * @param scripts ordered by version
   */
  public static List<ExpectedIndex> of(List<String> scripts) {
    Map<String, ExpectedIndex> indexes = new LinkedHashMap<>();
    for (String script : scripts) {
      String bare = COMMENT.matcher(script).replaceAll("");
      REMOVED
          .matcher(bare)
          .results()
          .map(removed -> removed.group(1).toLowerCase(Locale.ROOT))
          .forEach(
              removed -> {
                indexes.remove(removed);
                indexes.values().removeIf(index -> index.table().equals(removed));
              });
      MADE.matcher(BLOCK.matcher(bare).replaceAll(""))
          .results()
          .map(ExpectedIndex::made)
          .forEach(index -> indexes.put(index.name(), index));
    }
    return List.copyOf(indexes.values());
  }

  /** The first column, without a schema; an expression is cut at its first special character. */
  public String firstColumn() {
    return definition.substring(definition.indexOf('(') + 1).strip().split("\\W", 2)[0];
  }

  /** Whether a plan uses the index; plans name indexes without their schema. */
  public boolean isNamedIn(String plan) {
    return Pattern.compile(
            "\\busing " + Pattern.quote(name.substring(name.indexOf('.') + 1)) + "\\b")
        .matcher(plan)
        .find();
  }

  private static ExpectedIndex made(MatchResult match) {
    String unique = match.group(1) == null ? "" : "unique ";
    String table = match.group(3).toLowerCase(Locale.ROOT);
    return new ExpectedIndex(
        match.group(4).toLowerCase(Locale.ROOT) + "." + match.group(2),
        table,
        "create %sindex concurrently %s on %s %s;"
            .formatted(
                unique, match.group(2), table, match.group(5).replaceAll("\\s+", " ").strip()));
  }
}
