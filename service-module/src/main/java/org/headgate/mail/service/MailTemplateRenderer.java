package org.headgate.mail.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.mail.MailKind;
import org.headgate.config.mail.MailTemplates;
import org.headgate.config.mail.RenderedMail;
import org.headgate.config.mail.TemplateSource;
import org.headgate.config.settings.MailSettings;

/** Renders mails from the templates of the settings, which were checked when the server started. */
@ApplicationScoped
public class MailTemplateRenderer {

  private MailTemplates templates;
  private String sender;

  /** For the client proxy only. */
  protected MailTemplateRenderer() {}

  @Inject
  public MailTemplateRenderer(MailSettings settings) {
    this.templates = new MailTemplates(settings.templates());
    this.sender = decoded(settings.serviceName());
  }

  /**
   * @param locale BCP 47; a language that has no template is written in English
   * @param values the variables of the template
   */
  public MailContent write(MailKind kind, String locale, Map<String, String> values) {
    RenderedMail mail = templates.write(kind, locale, sender, values);
    return new MailContent(mail.subject(), mail.text(), Optional.of(mail.html()));
  }

  /** The locale in which a mail is written for a recipient's locale: itself, or English. */
  public Locale localeFor(MailKind kind, String locale) {
    return templates.localeFor(kind, locale);
  }

  /** Every language of each kind of mail, with the origin of its template. */
  public List<TemplateSource> sources() {
    return templates.sources();
  }

  /** An operator may have encoded the name in {@code MAIL_FROM} already. */
  private static String decoded(String name) {
    try {
      return MimeUtility.decodeText(name);
    } catch (UnsupportedEncodingException e) {
      return name;
    }
  }
}
