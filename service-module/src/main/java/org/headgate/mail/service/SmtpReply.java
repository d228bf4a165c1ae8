package org.headgate.mail.service;

import jakarta.mail.MessagingException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail server's reply to a mail. Jakarta Mail puts the reply at the beginning of its exceptions'
 * messages and has no accessor for it.
 *
 * @param code the three digits of the reply (RFC 5321, 4.2)
 */
record SmtpReply(int code) {

  private static final Pattern REPLY =
      Pattern.compile("([2-5][0-9]{2})(?:[ -].*)?", Pattern.DOTALL);

  /** Replies about our log-in or missing TLS (RFC 4954, RFC 3207), which an operator can fix. */
  private static final Set<Integer> OURS = Set.of(530, 534, 535, 538);

  /** The reply about the recipient if there is one, else the first. */
  static Optional<SmtpReply> of(MessagingException failure) {
    return failures(failure)
        .map(Exception::getMessage)
        .flatMap(SmtpReply::read)
        .reduce((first, last) -> last);
  }

  /** A failure and its next ones; the last contain the server's text. */
  static Stream<Exception> failures(MessagingException failure) {
    return Stream.iterate((Exception) failure, Objects::nonNull, SmtpReply::next);
  }

  /** Whether the same mail would be refused again. */
  boolean isFinal() {
    return code >= 500 && !OURS.contains(code);
  }

  private static Exception next(Exception failure) {
    return failure instanceof MessagingException mail ? mail.getNextException() : null;
  }

  private static Stream<SmtpReply> read(String message) {
    Matcher reply = REPLY.matcher(message == null ? "" : message);
    return reply.matches()
        ? Stream.of(new SmtpReply(Integer.parseInt(reply.group(1))))
        : Stream.empty();
  }
}
