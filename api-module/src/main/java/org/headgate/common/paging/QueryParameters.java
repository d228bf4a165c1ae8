package org.headgate.common.paging;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.text.CharacterCount;
import org.headgate.common.time.InstantParser;

/**
 * Reads the query parameters that filter a list. They are read as texts, so that an invalid one is
 * refused by its name.
 */
public final class QueryParameters {

  private static final int MAX_LENGTH = 254;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private QueryParameters() {}

  /**
   * Any text of at most 254 characters; a parameter that is empty counts as left out.
   *
   * @param text null when it was not sent, as JAX-RS has it
   */
  public static Optional<String> text(String field, String text) {
    return read(
        field,
        text,
        QueryParameters::printable,
        "a text of at most " + MAX_LENGTH + " characters, none of them a control character");
  }

  /** As {@link #text}: an instant of the years 1 to 9999. */
  public static Optional<Instant> instant(String field, String text) {
    return read(field, text, InstantParser::parse, InstantParser.ALLOWED);
  }

  /** As {@link #text}: true or false. */
  public static Optional<Boolean> flag(String field, String text) {
    return read(field, text, QueryParameters::parsed, "true or false");
  }

  /**
   * A whole number in ASCII digits, without a sign or blanks; empty when left out. A number that is
   * sent without digits is refused.
   *
   * @param min 0 or more
   * @param max the largest allowed number, of at most nine digits
   */
  public static Optional<Integer> number(String field, String text, int min, int max) {
    if (text == null) {
      return Optional.empty();
    }
    String allowed = "a whole number from " + min + " to " + max;
    return Optional.of(orRefuse(field, text, sent -> parsed(sent, min, max), allowed));
  }

  /**
   * As {@link #text}, of another type.
   *
   * @param parse refuses by {@link IllegalArgumentException} or {@link DateTimeException}
   * @param allowed what the parameter may be, to follow "must be"
   * @throws InvalidRequestException naming the field
   */
  public static <T> Optional<T> read(
      String field, String text, Function<String, T> parse, String allowed) {
    return text == null || text.isEmpty()
        ? Optional.empty()
        : Optional.of(orRefuse(field, text, parse, allowed));
  }

  private static <T> T orRefuse(
      String field, String text, Function<String, T> parse, String allowed) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new InvalidRequestException(new FieldError(field, "must be " + allowed));
    }
  }

  private static int parsed(String text, int min, int max) {
    if (NUMBER.matcher(text).matches()) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw new IllegalArgumentException("no number in these bounds");
  }

  private static boolean parsed(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static String printable(String text) {
    if (CharacterCount.of(text) > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("too long, or with control characters");
    }
    return text;
  }
}
