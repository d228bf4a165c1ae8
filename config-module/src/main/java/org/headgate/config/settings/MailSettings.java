package org.headgate.config.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.headgate.common.identity.Mailbox;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.Secret;
import org.headgate.config.SettingType;
import org.headgate.config.SettingType.RefusedException;
import org.headgate.config.mail.MailTemplateCheck;
import org.headgate.config.mail.MailTemplateFiles;

/**
 * Settings for sending mail and for reading delivery reports. The embedded run sets its catcher as
 * the mail server.
 *
 * @param port 1 to 65535; without {@code SMTP_PORT} 587 with STARTTLS, 25 without (RFC 6409, RFC
 *     5321)
 * @param user log-in at the mail server; only together with a password
 * @param startTls whether the connection must be upgraded before anything else is sent
 * @param from in the From header and at the mail server
 * @param templates an operator's own, read and checked when the server starts
 * @param bounceMailbox where delivery reports arrive; empty: none are read
 */
public record MailSettings(
    String host,
    int port,
    Optional<String> user,
    Optional<Secret> password,
    boolean startTls,
    Mailbox from,
    MailTemplateFiles templates,
    Optional<BounceMailboxAddress> bounceMailbox) {
  /** Where servers expect TLS before anything else (RFC 8314, 3.3). */
  private static final int IMPLICIT_TLS_PORT = 465;

  private static final SettingType<Mailbox> MAILBOX =
      SettingType.open(
          "one mailbox, such as no-reply@example.org or \"ACME, Inc.\" <no-reply@example.org>",
          MailSettings::mailbox,
          Mailbox::toString);
  private static final String TEMPLATES = "MAIL_TEMPLATES";
  private static final SettingType<Path> FOLDER =
      SettingType.open("a folder of mail templates", MailSettings::folder, Path::toString);

  /** Refuses a user without password or the reverse, and a port out of range. */
  public MailSettings {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a mail server has a host and a port from 1 to 65535");
    }
    if (user.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException("a log-in has a user and a password");
    }
  }

  /** Reads the {@code SMTP_} and {@code MAIL_} variables, and {@code BOUNCE_MAILBOX_URL}. */
  public static MailSettings from(EnvironmentReader environmentReader) {
    Optional<String> user = environmentReader.find("SMTP_USER", SettingType.text("a user name"));
    Optional<Secret> password =
        environmentReader.find("SMTP_PASSWORD", SettingType.secret("a text"));
    if (environmentReader.isSet("SMTP_USER") && !environmentReader.isSet("SMTP_PASSWORD")) {
      environmentReader.refuse("SMTP_PASSWORD", "", "the password that belongs to SMTP_USER");
    }
    if (!environmentReader.isSet("SMTP_USER") && environmentReader.isSet("SMTP_PASSWORD")) {
      environmentReader.refuse("SMTP_USER", "", "the user that belongs to SMTP_PASSWORD");
    }
    boolean complete = user.isPresent() && password.isPresent();
    boolean startTls =
        environmentReader.read(
            "SMTP_STARTTLS", SettingType.flag(), DefaultValue.standard(complete));
    return new MailSettings(
        environmentReader
            .read("SMTP_HOST", hostType(), DefaultValue.standard(new HostName("localhost")))
            .text(),
        environmentReader.read(
            "SMTP_PORT",
            SettingType.integer(1, 65_535).allowing("a port from 1 to 65535"),
            DefaultValue.standard(startTls ? 587 : 25)),
        complete ? user : Optional.empty(),
        complete ? password : Optional.empty(),
        startTls,
        environmentReader.read(
            "MAIL_FROM",
            MAILBOX,
            DefaultValue.standard(Mailbox.parse("Headgate <no-reply@localhost>"))),
        templates(environmentReader),
        environmentReader.find("BOUNCE_MAILBOX_URL", BounceMailboxAddress.TYPE));
  }

  /** Whether the connection begins with TLS, so that there is nothing to upgrade. */
  public boolean implicitTls() {
    return port == IMPLICIT_TLS_PORT;
  }

  private static MailTemplateFiles templates(EnvironmentReader environmentReader) {
    Optional<Path> folder = environmentReader.find(TEMPLATES, FOLDER);
    if (folder.isEmpty()) {
      return MailTemplateFiles.NONE;
    }
    MailTemplateCheck.Result result = MailTemplateCheck.read(folder.get());
    result
        .problems()
        .forEach(
            problem ->
                environmentReader.refuse(
                    TEMPLATES, folder.get().toString(), FOLDER.allowed() + "; " + problem.text()));
    return result.files();
  }

  /**
   * The name of the service in mails: the sender's name, or else the domain of the sender's
   * address.
   */
  public String serviceName() {
    return from.name().orElseGet(() -> from.address().domain().shown());
  }

  private static SettingType<HostName> hostType() {
    return SettingType.open(
        "the name or address of a mail server, without a port, which is SMTP_PORT",
        HostName::parse,
        HostName::text);
  }

  private static Path folder(String text) {
    Path folder = Path.of(text);
    if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
      throw new RefusedException("there is no folder that can be read");
    }
    return folder;
  }

  private static Mailbox mailbox(String text) {
    try {
      return Mailbox.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          Mailbox.meant(text)
              .map(mailbox -> "the name has to stand in quotes: " + mailbox)
              .orElseGet(e::getMessage));
    }
  }
}
