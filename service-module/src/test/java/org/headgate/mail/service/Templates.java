package org.headgate.mail.service;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.MailSettings;

/** The real templates, for tests. */
public final class Templates {

  private Templates() {}

  /** Of a service that calls itself Weir. */
  public static MailTemplateRenderer ofWeir() {
    return new MailTemplateRenderer(
        MailSettings.from(
            new EnvironmentReader(Map.of("MAIL_FROM", "Weir <no-reply@weir.example>"))));
  }
}
