package org.headgate.pool.persistence.statements;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites a statement's text so that the server can plan it. */
public final class StatementText {

  private static final Set<String> PLANNED = Set.of("select", "insert", "update", "delete", "with");

  private static final Pattern MARK =
      Pattern.compile(
          "(?<keep>\"[^\"]*+\"|'[^']*+(?:''[^']*+)*+'|--[^\\n]*+|/\\*.*?\\*/)|\\?\\??",
          Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("'[^']*+(?:''[^']*+)*+'");

  private StatementText() {}

  /** Whether the server can plan it: it is a single statement that reads or writes rows. */
  public static boolean isPlanned(String sql) {
    String first = sql.strip().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
    return PLANNED.contains(first) && !sql.contains(";");
  }

  /** The text with $1, $2 and so on in place of question marks, as the driver sends it. */
  public static String numbered(String sql) {
    Matcher matcher = MARK.matcher(sql);
    StringBuilder numbered = new StringBuilder();
    int number = 0;
    while (matcher.find()) {
      String found = matcher.group();
      String replacement =
          switch (found) {
            case "?" -> "$" + ++number;
            case "??" -> "?";
            default -> found;
          };
      matcher.appendReplacement(numbered, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(numbered).toString();
  }

  /**
   * A plan with question marks in place of texts that are not in the statement: they are values of
   * somebody's rows.
   */
  static String withoutOtherTexts(String plan, String sql) {
    return TEXT.matcher(plan)
        .replaceAll(
            found -> Matcher.quoteReplacement(sql.contains(found.group()) ? found.group() : "?"));
  }
}
