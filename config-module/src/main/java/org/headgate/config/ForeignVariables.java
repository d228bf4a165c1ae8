package org.headgate.config;

import java.util.Set;

/**
 * Variables of other programs and platforms that resemble ours but are not misspelt: proxies, CGI,
 * ports of other protocols, and what container platforms inject for linked services.
 */
final class ForeignVariables {
  private static final Set<String> NAMES =
      Set.of(
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "FTP_PROXY",
          "ALL_PROXY",
          "NO_PROXY",
          "HTTP_PATH",
          "HTTP_ROOT",
          "HTTP_CERT",
          "HTTP_USER",
          "HTTP_PASSWORD",
          "HTTPS_HOST",
          "HTTPS_CERT",
          "HTTP2_PORT",
          "HTTP3_PORT",
          "DATABASE_URLS",
          "DATABASE_UID",
          "SMTPS_PORT",
          "SMTPS_HOST");

  private static final Set<String> PROTOCOLS =
      Set.of(
          "AMQP", "AMQPS", "FTP", "FTPS", "IMAP", "IMAPS", "LDAP", "LMTP", "MQTT", "NNTP", "NTP",
          "POP3", "RTMP", "SFTP", "SNMP", "SSH", "STOMP", "TCP", "TFTP", "UDP", "XMPP");

  private ForeignVariables() {}

  static boolean contains(String name, String value) {
    return NAMES.contains(name)
        || PROTOCOLS.contains(name.split("_", 2)[0])
        || value.startsWith("tcp://")
        || value.startsWith("udp://");
  }
}
