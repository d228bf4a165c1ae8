package org.headgate.pool.persistence.sources;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Normalizes a statement's text, so that the text we send and the one in {@code pg_stat_statements}
 * compare equal: without comments, white space, parameters and constants.
 */
public final class StatementShape {

  private static final Pattern COMMENT =
      Pattern.compile("--[^\\n]*+|/\\*.*?(?:\\*/|$)", Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<keep>\"[^\"]*+\")|[eEuU&]*+'[^']*+(?:''[^']*+)*+(?:'|$)|\\$\\d++|\\?\\?"
              + "|(?<![\\w\"$])(?:\\d[\\w.]*+|(?i:true|false|null)(?![\\w\"]))");
  private static final Pattern EXTRACTED = Pattern.compile("\\bextract ?\\( ?\\w+ from\\b");
  private static final Pattern SPACE = Pattern.compile("\\s++");
  private static final Pattern AROUND_SIGNS = Pattern.compile(" ?([(),]) ?");
  private static final Pattern MINUS = Pattern.compile("- ?(?=\\?)");
  private static final Pattern LIST = Pattern.compile("\\?(?:,\\?)++");

  private StatementShape() {}

  /** The shape of a statement or of its first part. */
  public static String of(String statement) {
    String bare = COMMENT.matcher(statement).replaceAll(" ");
    String masked =
        VALUE
            .matcher(bare)
            .replaceAll(value -> value.group(1) == null ? "?" : quoted(value.group(1)));
    String folded = SPACE.matcher(masked).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    String tight = AROUND_SIGNS.matcher(folded).replaceAll("$1");
    String unsigned =
        MINUS.matcher(EXTRACTED.matcher(tight).replaceAll("extract(? from")).replaceAll("");
    String shape = LIST.matcher(unsigned).replaceAll("?");
    return shape.endsWith(";") ? shape.substring(0, shape.length() - 1).strip() : shape;
  }

  private static String quoted(String identifier) {
    return Matcher.quoteReplacement(identifier);
  }
}
