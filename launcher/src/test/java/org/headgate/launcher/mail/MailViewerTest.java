package org.headgate.launcher.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailViewerTest {
  private static final String TOKEN = "a-token-that-nobody-guesses";
  private static final Instant NOW = Instant.parse("2027-01-01T09:00:00Z");

  @TempDir private Path directory;
  private final List<CaughtMail> caught = new CopyOnWriteArrayList<>();
  private MailCatcher catcher;
  private MailViewer viewer;

  @BeforeEach
  void start() throws IOException {
    catcher = new MailCatcher(0, directory, Clock.fixed(NOW, ZoneOffset.UTC), caught::add);
    catcher.start();
    viewer = new MailViewer(0, catcher.mails(), TOKEN);
    viewer.start();
  }

  @AfterEach
  void end() {
    viewer.close();
    catcher.close();
  }

  @Test
  void apiListsMailsOfRecipientNewestFirst() throws Exception {
    send("ada@example.org", "First", "Code 111111");
    send("ada@example.org", "Second", "Gr\u00fc\u00dfe, code 222222");
    send("bob@example.org", "Other", "Code 333333");

    JsonNode mails = new ObjectMapper().readTree(get("api/messages?to=ADA%40example.org"));

    assertThat(mails).hasSize(2);
    assertThat(mails.get(0).get("subject").asText()).isEqualTo("Second");
    assertThat(mails.get(0).get("text").asText()).contains("Gr\u00fc\u00dfe, code 222222");
    assertThat(mails.get(0).get("to").asText()).isEqualTo("ada@example.org");
    assertThat(mails.get(0).get("from").asText()).isEqualTo("no-reply@example.org");
    assertThat(mails.get(0).get("received_at").asText()).isEqualTo("2027-01-01T09:00:00Z");
  }

  @Test
  void markupIsShownAsText() throws Exception {
    send("ada@example.org", "<script>alert(1)</script>", "a < b & c");

    assertThat(get(""))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "a &lt; b &amp; c")
        .doesNotContain("<script");
  }

  @Test
  void multipartMailIsShownAsTextAndInSandbox() throws Exception {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText("Code 444444", "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setText("<p onclick=\"x\">Code 444444</p>", "UTF-8", "html");
    MimeMessage message = message("ada@example.org", "Both");
    message.setContent(new MimeMultipart("alternative", plain, html));

    Transport.send(message);

    JsonNode mail = new ObjectMapper().readTree(get("api/messages")).get(0);
    assertThat(mail.get("text").asText()).isEqualTo("Code 444444");
    assertThat(mail.get("html").asText()).startsWith("<p onclick");
    assertThat(get(""))
        .contains("<pre>Code 444444</pre>", "<iframe sandbox srcdoc=\"&lt;p onclick")
        .doesNotContain("<p onclick");
  }

  @Test
  void mailsReachTheListenerAndAreKeptAsFiles() throws Exception {
    send("ada@example.org", "Hello", "Text");

    assertThat(caught).singleElement().extracting(CaughtMail::subject).isEqualTo("Hello");
    assertThat(directory.toFile().list()).singleElement().asString().endsWith(".eml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/messages",
        "/wrong/",
        "/wrong/api/messages",
        "/?token=wrong",
        "/api/a-token-that-nobody-guesses/",
        "/a-token-that-nobody-guesse/",
        "/A-TOKEN-THAT-NOBODY-GUESSES/",
      })
  void readingRequiresTheToken(String path) throws Exception {
    send("ada@example.org", "Your code 111111", "Code 111111");

    HttpResponse<String> answer = ask(URI.create(viewer.url()).resolve(path), "X-Nothing", "1");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("111111").doesNotContain(TOKEN);
  }

  @Test
  void tokenIsAcceptedAsBearerHeader() throws Exception {
    send("ada@example.org", "Your code 111111", "Code 111111");
    URI messages = URI.create(viewer.url()).resolve("/api/messages");

    assertThat(ask(messages, "Authorization", "bearer " + TOKEN).body()).contains("111111");
    assertThat(ask(messages, "Authorization", "Bearer wrong").statusCode()).isEqualTo(403);
    assertThat(ask(messages, "Authorization", TOKEN).statusCode()).isEqualTo(403);
  }

  @Test
  void pageSendsNoReferrer() throws Exception {
    HttpResponse<String> page = ask(URI.create(viewer.url()), "X-Nothing", "1");

    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'");
  }

  @Test
  void mailFileIsReadableByOwnerOnly() throws Exception {
    send("ada@example.org", "Hello", "Text");

    Path file = directory.toFile().listFiles()[0].toPath();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private void send(String to, String subject, String text) throws MessagingException {
    MimeMessage message = message(to, subject);
    message.setText(text, "UTF-8");
    Transport.send(message);
  }

  private MimeMessage message(String to, String subject) throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(catcher.port()));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("no-reply@example.org"));
    message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, "UTF-8");
    return message;
  }

  private String get(String path) throws IOException, InterruptedException {
    return ask(URI.create(viewer.url() + path), "X-Nothing", "1").body();
  }

  private static HttpResponse<String> ask(URI address, String header, String value)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).header(header, value).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
