package org.headgate.common.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headgate.common.text.SingleLineText;

/**
 * A mailbox as in RFC 5322 (3.4), with names in UTF-8 (RFC 6532): an address, or a name and the
 * address in angle brackets. A name is words of letters, digits and some signs; with other
 * characters it is quoted.
 *
 * @param name without quotes
 */
public record Mailbox(Optional<String> name, EmailAddress address) {

  /** The longest line of a mail (RFC 5322, 2.1.1). */
  private static final int MAX_LENGTH = 998;

  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";

  /** With the dots of RFC 5322, 4.1, as in {@code J. R. Tolkien}. */
  private static final String LETTER = "[\\w!#$%&'*+/=?^`{|}~.-]|[^\\p{ASCII}\\p{Z}]";

  private static final Pattern WORD = Pattern.compile(QUOTED + "|(?:" + LETTER + ")++");
  private static final Pattern NAME_AND_ADDRESS =
      Pattern.compile("((?:\\s|" + QUOTED + "|" + LETTER + ")*+)<([^<>]*)>\\s*");
  private static final Pattern QUOTED_OR_COMMENT =
      Pattern.compile(QUOTED + "|\\((?:[^()\\\\]|\\\\.)*+\\)");

  /**
   * @throws IllegalArgumentException when the text is none, or more than one, or one that mail
   *     cannot be sent from
   */
  public static Mailbox parse(String text) {
    if (!SingleLineText.isOne(text)) {
      throw new IllegalArgumentException("a control character");
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("more than " + MAX_LENGTH + " characters");
    }
    String name = withoutComments(text).strip();
    Matcher parts = NAME_AND_ADDRESS.matcher(name);
    return parts.matches()
        ? new Mailbox(name(parts.group(1)), EmailAddress.parse(parts.group(2)))
        : new Mailbox(Optional.empty(), EmailAddress.parse(name));
  }

  /** The mailbox that was meant by a text whose name lacks only its quotes. */
  public static Optional<Mailbox> meant(String text) {
    int bracket = text.lastIndexOf('<');
    if (bracket <= 0) {
      return Optional.empty();
    }
    String name = text.substring(0, bracket).strip().replaceAll("^\"|\"$", "");
    try {
      return Optional.of(parse(quoted(name) + text.substring(bracket)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The written form, with the name in quotes. */
  @Override
  public String toString() {
    return name.map(text -> quoted(text) + " <" + address + ">").orElseGet(address::value);
  }

  private static Optional<String> name(String text) {
    return Optional.of(
            WORD.matcher(text)
                .results()
                .map(word -> unquoted(word.group()))
                .collect(Collectors.joining(" "))
                .strip())
        .filter(name -> !name.isEmpty());
  }

  /** Removes comments from the inside out, as they may be nested. */
  private static String withoutComments(String text) {
    String before;
    String after = text;
    do {
      before = after;
      after =
          QUOTED_OR_COMMENT
              .matcher(before)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          found.group().startsWith("(") ? " " : found.group()));
    } while (!after.equals(before));
    return after;
  }

  private static String quoted(String name) {
    return '"' + name.replaceAll("[\"\\\\]", "\\\\$0") + '"';
  }

  private static String unquoted(String word) {
    return word.startsWith("\"")
        ? word.substring(1, word.length() - 1).replaceAll("\\\\(.)", "$1")
        : word;
  }
}
