package org.headgate.system.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.launcher.mail.CaughtMail;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.ConnectedServer;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Mailbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mails from an operator's templates: sent, previewed by administrators, and validated before the
 * start.
 */
class MailTemplatesIT {

  private static final int REFUSED = 2;

  private static Headgate headgate;
  private static Person administrator;

  @BeforeAll
  static void start() {
    headgate = ConnectedServer.headgate();
    administrator = Person.administrator(headgate);
  }

  @Test
  void codeMailUsesCustomTemplateAndBrand() {
    String email = "cem-" + UUID.randomUUID() + "@example.org";
    administrator
        .asCaller()
        .body(
            Map.of(
                "email", email, "password", Person.PASSWORD, "locale", "tr-TR", "verified", true))
        .post("/admin/users")
        .then()
        .statusCode(201);
    headgate.api().body(Map.of("email", email)).post("/auth/otp").then().statusCode(202);

    CaughtMail mail = new Mailbox(headgate.mails(), email).mail(1);

    assertThat(mail.subject()).matches("\\d{6}: Çınar kodunuz");
    assertThat(mail.text()).contains("Güle güle kullanın");
    assertThat(mail.html().orElseThrow())
        .contains("<html lang=\"tr\">", "https://cdn.example.org/logo.png", "color:#0b6e99");
  }

  @Test
  void administratorsSeeTheOriginOfEachTemplate() {
    administrator
        .asCaller()
        .get("/admin/mails/templates")
        .then()
        .statusCode(200)
        .body("kinds", hasItems("code.login", "notice.new_device", "schedule_stopped.gone"))
        .body(
            "templates.findAll { it.template == 'code' && it.language == 'tr' }.origin",
            equalTo(List.of("own")))
        .body("templates.findAll { it.template == 'notice' }.origin", hasItem("shipped"));
  }

  @Test
  void previewUsesSampleFacts() {
    ask("preview", "code.login", "tr")
        .then()
        .statusCode(200)
        .body("language", equalTo("tr"))
        .body("subject", equalTo("314159: Çınar kodunuz"))
        .body("text", startsWith("314159\n"))
        .body("html", containsString("alt=\"Çınar\""));
    ask("preview", "nothing", "tr").then().statusCode(400).body("errors[0].field", equalTo("kind"));
    for (String what : List.of("preview", "test")) {
      ask(what, "code.login", "no tongue")
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("locale"));
    }
  }

  @Test
  void testMailsToTheCallerAreLimitedToTenPerHour() {
    new Sql(headgate.databaseUrl()).coolDown();
    for (int i = 0; i < 10; i++) {
      ask("test", "invitation", "pt-BR")
          .then()
          .statusCode(200)
          .body("to", equalTo(administrator.email()));
    }
    ask("test", "invitation", "pt-BR").then().statusCode(429);

    assertThat(
            new Mailbox(headgate.mails(), administrator.email())
                .about("314159 é o código do seu convite para Çınar")
                .text())
        .contains("Ada Lovelace");
    administrator
        .asCaller()
        .get("/admin/audit?action=mail.tested")
        .then()
        .body("items[0].details.kind", equalTo("invitation"));
  }

  @Test
  void brokenTemplateFailsTheStartWithFileAndLine(@TempDir Path broken) throws Exception {
    Files.writeString(broken.resolve("code_tr.ftl"), "<@m.mail>\n\n${kode}\n</@m.mail>");
    Files.writeString(broken.resolve("brand.properties"), "\naccent_color = red\n");

    Agent ended = startedBy(broken);

    assertThat(ended.status()).isEqualTo(REFUSED);
    assertThat(ended.lines())
        .anyMatch(
            line ->
                line.startsWith("MAIL_TEMPLATES=" + broken)
                    && line.contains("code_tr.ftl, line 3: there is no value kode;"))
        .anyMatch(line -> line.contains("brand.properties, line 2: accent_color is a colour"));
  }

  @Test
  void validTemplateFolderIsAccepted() throws Exception {
    Agent ended = startedBy(ConnectedServer.mailTemplates());

    assertThat(ended.lines()).noneMatch(line -> line.contains("MAIL_TEMPLATES"));
    assertThat(ended.status()).isNotEqualTo(REFUSED);
  }

  private static Response ask(String what, String kind, String locale) {
    return administrator
        .asCaller()
        .body(Map.of("kind", kind, "locale", locale))
        .post("/admin/mails/" + what);
  }

  /** The output of Liberty's JVM before its main class, which is missing here. */
  private static Agent startedBy(Path templates) throws Exception {
    Path agent =
        Path.of(System.getProperty("headgate.liberty"))
            .resolve("usr/servers/headgate/lib/agent/headgate-agent.jar");
    assertThat(agent).isRegularFile();
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + agent,
                "no.such.Main")
            .redirectErrorStream(true);
    command.environment().put("MAIL_TEMPLATES", templates.toString());
    command.environment().put("DATABASE_URL", "postgresql://headgate:x@localhost/headgate");
    command.environment().put("SECRET_KEY", "k".repeat(44));
    Process process = command.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Agent(process.waitFor(), output.lines().toList());
  }

  private record Agent(int status, List<String> lines) {}
}
