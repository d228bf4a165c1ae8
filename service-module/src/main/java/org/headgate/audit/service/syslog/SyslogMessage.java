package org.headgate.audit.service.syslog;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.headgate.audit.api.AuditEntry;
import org.headgate.audit.api.AuditOutcome;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.text.TextShortener;

/**
 * An audit entry as a syslog message (RFC 5424): the action is its MSGID, the entry as JSON its
 * text. Facility 13, log audit; severity 6 for success and 4 for refusals.
 *
 * @param host the name of the node that sends it
 */
record SyslogMessage(AuditEntry entry, String host) {

  private static final int FACILITY = 13 * 8;
  private static final int WARNING = 4;
  private static final int INFORMATIONAL = 6;
  private static final int MAX_HOST = 255;
  private static final int MAX_ID = 32;

  /** The format allows at most six digits of a second. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The message with its length in front, as syslog over TLS requires (RFC 5425, 4.3). */
  byte[] frame() {
    byte[] message = text().getBytes(StandardCharsets.UTF_8);
    byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] frame = new byte[length.length + message.length];
    System.arraycopy(length, 0, frame, 0, length.length);
    System.arraycopy(message, 0, frame, length.length, message.length);
    return frame;
  }

  private String text() {
    boolean isRefused = entry.outcome().equals(AuditOutcome.FAILURE.wireName());
    int priority = FACILITY + (isRefused ? WARNING : INFORMATIONAL);
    return "<%s>1 %s %s headgate - %s - %s"
        .formatted(
            priority,
            TIME.format(entry.occurredAt()),
            printable(host, MAX_HOST),
            printable(entry.action(), MAX_ID),
            JsonMappers.write(entry));
  }

  /** Visible ASCII characters, as in header fields; "-" for an empty text. */
  private static String printable(String text, int longest) {
    String visible = text.replaceAll("[^\\x21-\\x7E]", "?");
    String bounded = TextShortener.cut(visible, longest);
    return bounded.isEmpty() ? "-" : bounded;
  }
}
