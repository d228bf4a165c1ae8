package org.headgate.system.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.headgate.system.browser.Chromium;
import org.headgate.system.browser.Console;
import org.headgate.system.client.Person;
import org.headgate.system.database.ForeignTransaction;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An incident can be read after it has ended. */
@ExtendWith(Chromium.class)
class IncidentIT {

  private static final Path PICTURES = Path.of(System.getProperty("headgate.tests"), "pictures");
  private static final String OF_THE_LOCK =
      "select title from platform.incident where title like '%platform.account%'";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Headgate headgate;
  private final ExecutorService callers = Executors.newFixedThreadPool(4);

  @BeforeAll
  static void start() throws InterruptedException {
    headgate = Headgate.started("incident", Map.of());
    headgate.serve();
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  @Test
  void lockIncidentSurvivesRestart(Browser browser) throws Exception {
    lockUntilRecorded();
    Person administrator = Person.administrator(headgate);
    JsonPath incident = incident(administrator);
    String id = incident.getString("incident_id");
    String title = incident.getString("title");
    assertThat(title).contains("platform.account");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(incident(administrator).getString("ended_at")).isNotNull());

    headgate.endServer();
    headgate.serve();

    Person operator = Person.administrator(headgate);
    assertIsKept(operator, id, title);
    assertThat(files(operator, id))
        .containsExactly("summary.txt", "incident.json", "samples.csv", "log.txt");
    assertThat(minutes(operator)).isPositive();
    isShown(browser, id, title);
  }

  private void lockUntilRecorded() throws SQLException {
    Sql database = new Sql(headgate.databaseUrl());
    try (ForeignTransaction lock = ForeignTransaction.lockingAccounts(headgate)) {
      for (int caller = 0; caller < 2; caller++) {
        callers.execute(() -> Person.stranger(headgate).logIn("no such password here"));
      }
      await().atMost(PATIENCE).until(() -> !database.texts(OF_THE_LOCK).isEmpty());
      lock.rollBack();
    } finally {
      callers.shutdown();
    }
  }

  private static void assertIsKept(Person operator, String id, String title) {
    operator
        .asCaller()
        .get("/admin/incidents/" + id)
        .then()
        .statusCode(200)
        .body("summary.title", equalTo(title))
        .body("summary.ended_at", notNullValue())
        .body("findings[0].cure", notNullValue())
        .body("samples.series", hasItem("in_use"))
        .body("borrowers.pool", hasItem("platform"))
        .body("borrowers.find { it.pool == 'platform' }.items[0].stack_at_borrow", notNullValue())
        .body("activity.statement", hasItem(containsString("lock table platform.account")))
        .body("locks[0].blocked_by[0].statement", containsString("lock table platform.account"))
        .body("marks.kind", hasItem("finding"));
  }

  private static void isShown(Browser browser, String id, String title) {
    try (Console console = Console.ofAdministrator(headgate, browser)) {
      console.goTo("#/incidents");
      console.link(title).click();
      console.says("lock table platform.account");
      look(console.page(), "incident");
      Download files = console.page().waitForDownload(() -> console.click("Download for a ticket"));
      assertThat(files.suggestedFilename()).isEqualTo("incident-" + id + ".zip");
      console.link("The pool at that time").click();
      console.says("Nothing is changed yet");
      assertThat(console.page().url()).endsWith("#/pools/platform/time?range=900");

      console.goTo("#/pools/platform");
      console.says("Nothing is changed yet");
      console.click("1 h");
      console.click("Earlier");
      assertThat(console.page().url()).contains("#/pools/platform?range=3600&end=");
      console.page().reload();
      console.appears(console.page().getByText("Nothing is changed yet"));
      console.click("Now");
      assertThat(console.page().url()).endsWith("#/pools/platform?range=3600");
      PlaywrightAssertions.assertThat(console.page().locator(".chart-marks").first())
          .hasAttribute("d", Pattern.compile("M.+"));
      look(console.page(), "history");
      assertThat(console.complaints()).isEmpty();
    }
  }

  /** At each width, for whoever looks; nothing keeps anybody out. */
  private static void look(Page page, String name) {
    for (int width : new int[] {390, 1024, 1600}) {
      page.setViewportSize(width, 900);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(PICTURES.resolve(name + "-" + width + ".png")));
    }
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  /** The one there is; what the finding brought about is no incident of its own. */
  private static JsonPath incident(Person administrator) {
    JsonPath list = administrator.asCaller().get("/admin/incidents").jsonPath();
    String lock = "items.findAll { it.title.contains('platform.account') }";
    assertThat(list.getList(lock)).hasSize(1);
    return list.setRootPath(lock + "[0]");
  }

  private static List<String> files(Person operator, String id) throws IOException {
    byte[] archive =
        operator
            .asCaller()
            .accept("application/zip")
            .get("/admin/incidents/" + id)
            .then()
            .statusCode(200)
            .header("Content-Disposition", containsString("incident-" + id + ".zip"))
            .extract()
            .asByteArray();
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  /** Of before the restart, read back. */
  private static int minutes(Person operator) {
    JsonPath history =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    operator
                        .asCaller()
                        .get(
                            "/admin/history?pool=platform&step=60&from="
                                + Instant.now().minusSeconds(3600))
                        .jsonPath(),
                answer -> !answer.getList("items[0].points").isEmpty());
    return history.getList("items[0].points").size();
  }
}
