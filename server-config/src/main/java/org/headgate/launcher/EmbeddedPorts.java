package org.headgate.launcher;

import java.util.Map;

/**
 * The ports of one embedded run, each 1 to 65535, or 0 where the part is not used.
 *
 * @param http Liberty's HTTP port
 * @param https Liberty's HTTPS port
 * @param database the embedded PostgreSQL's
 * @param smtp the mail catcher's
 * @param mailView the mail viewer's
 */
public record EmbeddedPorts(int http, int https, int database, int smtp, int mailView) {

  /**
   * Finds the ports the variables ask for.
   *
   * @throws LauncherRefused when one is no port, or taken
   */
  static EmbeddedPorts resolve(
      Map<String, String> variables, boolean embeddedDatabase, boolean mailCatcher) {
    FreePorts free = new FreePorts();
    return new EmbeddedPorts(
        free.resolve(variables, "HTTP_PORT", 9080),
        free.resolve(variables, "HTTPS_PORT", 9443),
        embeddedDatabase ? free.resolve(variables, "EMBEDDED_DB_PORT", 0) : 0,
        mailCatcher ? free.resolve(variables, "MAIL_CATCHER_PORT", 0) : 0,
        mailCatcher ? free.resolve(variables, "MAIL_VIEW_PORT", 0) : 0);
  }
}
