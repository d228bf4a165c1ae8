package org.headgate.mail.service;

import java.util.Map;
import org.headgate.mail.MailSettings;
import org.headgate.settings.Environment;

/** The real templates, for tests. */
public final class Templates {

  private Templates() {}

  /** Of a service that calls itself Weir. */
  public static MailTemplates ofWeir() {
    return new MailTemplates(
        MailSettings.from(new Environment(Map.of("MAIL_FROM", "Weir <no-reply@weir.example>"))));
  }
}
