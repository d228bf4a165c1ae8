package org.headgate.mail.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.UuidBytes;
import org.headgate.config.settings.MailSettings;

/**
 * Makes the Message-IDs of sent mails and recognizes them. Each carries a MAC over the mail's id,
 * which contains its time, and the recipient: a report about a mail counts only with the Message-ID
 * of a mail that was sent to that address, which only its readers know.
 */
@ApplicationScoped
public class MessageIdSigner {

  /** Mails are retried for 2 days here, and usually for 5 by other servers. */
  private static final Duration VALIDITY = Duration.ofDays(14);

  private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);
  private static final int MAC_BYTES = 16;
  private static final int MAX_LENGTH = 998;
  private static final int TIME_ORDERED = 7;

  /** Lower and upper case, because some servers change it. */
  private static final Pattern MESSAGE_ID =
      Pattern.compile(
          "<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([0-9a-f]{32})@[^<>\\s]+>?",
          Pattern.CASE_INSENSITIVE);

  private KeyRing keys;
  private MailSettings settings;
  private Clock clock;

  /** For the client proxy only. */
  protected MessageIdSigner() {}

  @Inject
  public MessageIdSigner(KeyRing keys, MailSettings settings, Clock clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  /** The Message-ID of a mail to an address, the same whenever it is sent again. */
  public String sign(UUID mailId, EmailAddress to) {
    return "<%s.%s@%s>".formatted(mailId, mac(mailId, to), settings.from().address().domain());
  }

  /** Whether it was made here for a mail to this address, not longer than 14 days ago. */
  public boolean isValid(String messageId, EmailAddress to) {
    Matcher form = MESSAGE_ID.matcher(messageId.strip());
    if (messageId.length() > MAX_LENGTH || !form.matches()) {
      return false;
    }
    UUID mailId = UUID.fromString(form.group(1));
    String presented = form.group(2).toLowerCase(Locale.ROOT);
    return MessageDigest.isEqual(ascii(mac(mailId, to)), ascii(presented)) && isRecent(mailId);
  }

  private boolean isRecent(UUID mailId) {
    if (mailId.version() != TIME_ORDERED) {
      return false;
    }
    Instant ordered = Instant.ofEpochMilli(mailId.getMostSignificantBits() >>> 16);
    Instant now = clock.instant();
    return ordered.isAfter(now.minus(VALIDITY)) && ordered.isBefore(now.plus(CLOCK_DIFFERENCE));
  }

  private String mac(UUID mailId, EmailAddress to) {
    byte[] mac =
        keys.mac(
            KeyRing.Purpose.MESSAGE_ID,
            UuidBytes.of(mailId),
            to.value().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(mac, MAC_BYTES));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
