package org.headgate.common.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.text.InvisibleCharacters;

/**
 * A mailbox in the single form that is stored, compared and mailed to: an ASCII local part and the
 * A-labels of its domain, in lower case. An accepted address is sent byte for byte in the RCPT
 * command, so that no code goes to another mailbox and nobody signs up twice by another spelling.
 * Local parts are dot-strings (RFC 5321, 4.1.2): without SMTPUTF8 on the whole way, other
 * characters arrive changed.
 */
public final class EmailAddress {

  private static final String FIELD = "email";
  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL_PART = 64;
  private static final String ATOM = "[\\w!#$%&'*+/=?^`{|}~-]+";
  private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");

  /**
   * The form of nearly all addresses, which the rules accept as it is if it is short: single
   * separators between lower-case letters and digits, and a last label that is no number.
   */
  private static final Pattern USUAL =
      Pattern.compile(
          "[a-z0-9]++(?:[._-][a-z0-9]++)*+@(?:[a-z0-9]++(?:-[a-z0-9]++)*+\\.)*+"
              + "[a-z][a-z0-9]*+(?:-[a-z0-9]++)*+");

  private static final int MAX_USUAL = 63;

  private final String value;

  /**
   * @throws InvalidRequestException naming the field {@code email} when the text is no address
   */
  public EmailAddress(String text) {
    this(text, given -> accepted(FIELD, given));
  }

  private EmailAddress(String text, UnaryOperator<String> form) {
    this.value = form.apply(text);
  }

  /**
   * @param field that the text came in
   * @throws InvalidRequestException naming the field when the text is no address
   */
  public static EmailAddress of(String field, String text) {
    return new EmailAddress(text, given -> accepted(field, given));
  }

  /**
   * @throws IllegalArgumentException saying why the text is no address
   */
  public static EmailAddress parse(String text) {
    return new EmailAddress(text, given -> normal(InvisibleCharacters.trimmed(given)));
  }

  /**
   * An address that an account already has. Older rules may have accepted it: then {@link #refusal}
   * gives the reason, and no mail is sent to it.
   */
  @JsonCreator
  public static EmailAddress stored(String text) {
    return new EmailAddress(text, UnaryOperator.identity());
  }

  /**
   * Normalizes a part of an address for a search in stored ones: labels of a domain become
   * A-labels; other text stays.
   */
  public static String normalizedPart(String part) {
    int at = part.lastIndexOf('@');
    return part.substring(0, at + 1) + DomainName.normalized(part.substring(at + 1));
  }

  @JsonValue
  public String value() {
    return value;
  }

  /**
   * @throws IllegalArgumentException for a stored address that would be refused now
   */
  public DomainName domain() {
    return new DomainName(value.substring(value.indexOf('@') + 1));
  }

  /** Why the present rules refuse it, in words; empty for an address that mail can be sent to. */
  public Optional<String> refusal() {
    if (value.length() <= MAX_USUAL && USUAL.matcher(value).matches()) {
      return Optional.empty();
    }
    try {
      String form = normal(value);
      return form.equals(value)
          ? Optional.empty()
          : Optional.of("it is another spelling of " + form);
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The readable form, with the U-labels of its domain. */
  public String shown() {
    return !value.contains(DomainName.A_LABEL) || refusal().isPresent()
        ? value
        : value.substring(0, value.indexOf('@') + 1) + domain().shown();
  }

  /** The first letter and the domain: the owner recognizes it, others cannot guess it. */
  public String masked() {
    String shown = shown();
    int first = shown.offsetByCodePoints(0, 1);
    return shown.substring(0, first) + "\u2026" + shown.substring(shown.indexOf('@'));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress address && address.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }

  private static String accepted(String field, String text) {
    try {
      return normal(InvisibleCharacters.trimmed(text == null ? "" : text));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          new FieldError(
              field, "must be an e-mail address, such as ada@example.org: " + e.getMessage()));
    }
  }

  private static String normal(String text) {
    int at = text.indexOf('@');
    if (at < 0 || at != text.lastIndexOf('@')) {
      throw new IllegalArgumentException("it must contain one @");
    }
    String localPart = text.substring(0, at);
    if (localPart.length() > MAX_LOCAL_PART || !LOCAL_PART.matcher(localPart).matches()) {
      throw new IllegalArgumentException(
          "the part before the @ must be 1 to 64 letters, digits and !#$%&'*+-/=?^_`{|}~ of ASCII,"
              + " with single dots between them");
    }
    String address =
        localPart.toLowerCase(Locale.ROOT) + "@" + new DomainName(text.substring(at + 1)).value();
    if (address.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("it must have at most 254 characters");
    }
    return address;
  }
}
