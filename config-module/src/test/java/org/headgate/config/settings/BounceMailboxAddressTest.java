package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.SettingType.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceMailboxAddressTest {

  @ParameterizedTest
  @CsvSource({
    "imaps://u:pw@mail.example.org, imaps, mail.example.org, 993, u, pw, INBOX",
    "IMAPS://u:pw@mail.example.org:1993/, imaps, mail.example.org, 1993, u, pw, INBOX",
    "imaps://no-reply%40example.org:p%3Aw%2F+%C3%A4@mail.example.org/INBOX/Bounces, imaps,"
        + " mail.example.org, 993, no-reply@example.org, p:w/+ä, INBOX/Bounces",
    "imaps://u:p:w@[2001:db8::7]/R%C3%BCck, imaps, 2001:db8::7, 993, u, p:w, Rück",
    "imap://u:pw@localhost:3143/INBOX, imap, localhost, 3143, u, pw, INBOX",
    "imap://u:pw@[::1], imap, ::1, 143, u, pw, INBOX"
  })
  void addressIsParsed(
      String text,
      String protocol,
      String host,
      int port,
      String user,
      String password,
      String folder) {
    BounceMailboxAddress address = BounceMailboxAddress.parse(text);

    assertThat(address.protocol()).isEqualTo(protocol);
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.user()).isEqualTo(user);
    assertThat(address.password().reveal()).isEqualTo(password);
    assertThat(address.folder()).isEqualTo(folder);
    assertThat(address.authorities()).isEmpty();
  }

  @Test
  void authorityFileIsParsed(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("ca.pem"));

    assertThat(BounceMailboxAddress.parse("imaps://u:p@host.example?sslrootcert=" + file))
        .extracting(address -> address.authorities().orElseThrow())
        .isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource({
    "pop3://u:pw@mail.example.org, it begins with imaps://",
    "mail.example.org, it begins with imaps://",
    "imaps://u:pw@, it begins with imaps://",
    "imaps://u:p w@mail.example.org, it is no URL",
    "imaps://u:p%zz@mail.example.org, it is no URL",
    "imaps://u:pw@mail.example.org#x, it begins with imaps://",
    "imaps://mail.example.org, it has a user and a password",
    "imaps://u@mail.example.org, it has a user and a password",
    "imaps://u:@mail.example.org, it has a user and a password",
    "imaps://:pw@mail.example.org, it has a user and a password",
    "imap://u:pw@mail.example.org, to another machine the password goes by imaps",
    "imaps://u:pw@mail.example.org:0, the port is not from 1 to 65535",
    "imaps://u:pw@mail.example.org:65536, the port is not from 1 to 65535",
    "imaps://u:pw@mail.example.org?tls=no, its one parameter is sslrootcert",
    "imap://u:pw@localhost?sslrootcert=/etc/hosts, its one parameter is sslrootcert",
    "imaps://u:pw@mail.example.org?sslrootcert=/none/ca.pem, the file of sslrootcert cannot be",
    "imaps://u:pw@mail.example.org?sslrootcert=/, the file of sslrootcert cannot be"
  })
  void invalidAddressIsRefusedWithReason(String text, String reason) {
    assertThatThrownBy(() -> BounceMailboxAddress.parse(text))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(reason)
        .hasMessageNotContaining("pw");
  }

  @Test
  void passwordIsNeverShown() {
    EnvironmentReader environment =
        new EnvironmentReader(
            Map.of("BOUNCE_MAILBOX_URL", "imaps://u:hunter2@mail.example.org/INBOX"));

    MailSettings settings = MailSettings.from(environment);

    assertThat(settings.bounceMailbox()).isPresent();
    assertThat(settings.toString()).doesNotContain("hunter2");
    assertThat(environment.effective().toString()).doesNotContain("hunter2");
    assertThat(environment.errors()).isEmpty();
  }

  @Test
  void bounceMailboxIsOffByDefault() {
    assertThat(MailSettings.from(new EnvironmentReader(Map.of())).bounceMailbox()).isEmpty();
  }
}
