package org.headgate.pool.persistence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.text.TextShortener;

/**
 * Masks a statement for operators: literals and comments are replaced, since they may hold user
 * input, white space is folded, and the text is cut to {@value #MAX_LENGTH} characters.
 */
final class SqlStatementMasker {
  static final int MAX_LENGTH = 200;

  private static final Pattern TOKENS =
      Pattern.compile(
          "(?<keep>\"[^\"]*+\"|\\$\\d++|[\\p{L}_][\\p{L}\\p{N}_$]*+(?!'))"
              + "|(?:--[^\\n]*+|/\\*.*?(?:\\*/|$))"
              + "|(?:[eE]'(?:[^'\\\\]|\\\\.|'')*+(?:'|$))"
              + "|(?:[\\p{L}&]*+'[^']*+(?:''[^']*+)*+(?:'|$))"
              + "|(?:\\$(?<tag>[\\p{L}_]*+)\\$.*?(?:\\$\\k<tag>\\$|$))"
              + "|(?:\\d[\\p{Alnum}_.]*+)",
          Pattern.DOTALL);
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private SqlStatementMasker() {}

  static String of(String statement) {
    String masked =
        TOKENS
            .matcher(statement)
            .replaceAll(
                token ->
                    token.group(1) == null
                        ? replacement(token.group())
                        : Matcher.quoteReplacement(token.group()));
    String folded = SPACE.matcher(masked).replaceAll(" ").strip();
    return folded.length() <= MAX_LENGTH
        ? folded
        : TextShortener.cut(folded, MAX_LENGTH - 3) + "...";
  }

  private static String replacement(String token) {
    return token.startsWith("--") || token.startsWith("/*") ? " " : "?";
  }
}
