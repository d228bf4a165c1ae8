package org.headgate.notifications.service.bounces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Delivery reports of several mail servers about a mail to ada@example.org. */
final class Reports {

  private Reports() {}

  /**
   * @param server the name of a file, such as postfix
   * @param messageId the message id of the mail that came back
   */
  static String text(String server, String messageId) {
    try (InputStream file = Reports.class.getResourceAsStream(server + ".eml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@MESSAGE_ID@", messageId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
