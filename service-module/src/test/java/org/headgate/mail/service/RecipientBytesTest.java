package org.headgate.mail.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.service.KeyRing;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.MailSettings;

/**
 * For each address that is accepted, the bytes that follow {@code RCPT TO:} are those of the stored
 * address. Jakarta Mail talks to a mail server that keeps bytes.
 */
class RecipientBytesTest {

  private static final MailContent TEXT = new MailContent("Hello", "Good morning\n");
  private static final List<String> SIGNS =
      List.of(
          "@", ".", "..", "\"", "\\", "<", ">", "(", ")", ",", ";", ":", " ", "%", "!", "|", "\r",
          "\n", "\0", "\u200b", "\u200d", "\u202e", "\u00ad", "\ufeff", "\u3002", "\uff0e",
          "\uff20", "=?", "?=", "[", "]", "`", "\ud83d");

  private static RecordingSmtpServer server;
  private static SmtpMailSender transport;

  @BeforeContainer
  static void start() {
    server = RecordingSmtpServer.start();
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(server.port()));
    MailSettings settings = MailSettings.from(new EnvironmentReader(Map.of()));
    transport =
        new SmtpMailSender(
            Session.getInstance(properties),
            settings,
            new MessageIdSigner(new KeyRing(new byte[32]), settings, Clock.systemUTC()),
            Clock.systemUTC());
  }

  @AfterContainer
  static void stop() {
    server.close();
  }

  @Property(tries = 500)
  void recipientIsSentExactlyAsStored(@ForAll("texts") String text) {
    Optional<EmailAddress> address = accepted(text);
    Statistics.collect(address.isPresent() ? "accepted" : "refused");
    Assume.that(address.isPresent());
    server.clear();

    transport.send(address.get(), TEXT, UUID.randomUUID());

    assertThat(address.get().value()).matches("[!-~]{3,254}");
    assertThat(server.commands("RCPT")).containsExactly("RCPT TO:<" + address.get() + ">");
    assertThat(EmailAddress.stored(address.get().value()).refusal()).isEmpty();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> localParts =
        Arbitraries.frequencyOf(
            Tuple.of(6, parts("abzAZ019!#$%&'*+/=?^_`{|}~-")),
            Tuple.of(1, parts("aš\u212a\u0130ſß")));
    Arbitrary<String> domains =
        Arbitraries.frequencyOf(
            Tuple.of(3, parts("abzAZ09-")),
            Tuple.of(3, parts("aümßçéıİſς")),
            Tuple.of(2, parts("उदाहरण")),
            Tuple.of(2, parts("例子中文한글カナ")),
            Tuple.of(2, parts("مثالעברית")),
            Tuple.of(1, parts("☕💩ａｂ")),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(6)),
            Tuple.of(1, parts("abc09-").map(label -> "xn--" + label)));
    Arbitrary<String> plain =
        Combinators.combine(localParts, domains, Arbitraries.of("", ".example", ".ORG", ".भारत"))
            .as((local, domain, ending) -> local + "@" + domain + ending);
    Arbitrary<String> spoilt =
        Combinators.combine(plain, Arbitraries.of(SIGNS), Arbitraries.integers().between(0, 1000))
            .as(
                (text, sign, where) ->
                    new StringBuilder(text).insert(where % (text.length() + 1), sign).toString());
    return Arbitraries.frequencyOf(Tuple.of(3, plain), Tuple.of(2, spoilt));
  }

  private static Arbitrary<String> parts(String characters) {
    return Arbitraries.of(characters.codePoints().boxed().toList())
        .map(Character::toString)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(list -> String.join("", list))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(labels -> String.join(".", labels));
  }

  private static Optional<EmailAddress> accepted(String text) {
    try {
      return Optional.of(new EmailAddress(text));
    } catch (InvalidRequestException e) {
      return Optional.empty();
    }
  }
}
