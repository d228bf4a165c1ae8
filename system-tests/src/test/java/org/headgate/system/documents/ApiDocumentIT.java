package org.headgate.system.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.headgate.documents.Project;
import org.headgate.launcher.mail.MailViewer;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.DocumentedCommands;
import org.headgate.testbed.NeedsTool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of docs/api.md and the first sign-up of README.md one by one, and compares the
 * results with the documents.
 */
class ApiDocumentIT {

  private static final String TOKEN = "reader";

  @TempDir Path folder;

  private final Headgate headgate = Headgate.shared();

  @BeforeEach
  void writeWhatTheEmbeddedRunKeeps() throws IOException {
    Path home = Files.createDirectory(folder.resolve(".headgate"));
    Files.writeString(home.resolve("mail-token"), TOKEN);
    Files.writeString(home.resolve("admin-password"), headgate.administrator().password());
  }

  @Test
  @NeedsTool("jq")
  void documentedCommandsWork() throws IOException {
    try (MailViewer viewer = new MailViewer(0, headgate.mails(), TOKEN)) {
      viewer.start();
      onThisServer(new DocumentedCommands("api.md"), viewer)
          .with("admin@localhost", headgate.administrator().email())
          .with("ada@example.org", "ada-" + UUID.randomUUID() + "@example.org")
          .with("grace@example.org", "grace-" + UUID.randomUUID() + "@example.org")
          .with("\"external_id\":\"7001\"", "\"external_id\":\"" + UUID.randomUUID() + "\"")
          .assertEachDoesWhatItSays(folder);
    }
  }

  @Test
  void firstSignUpOfTheReadmeWorks() throws IOException {
    try (MailViewer viewer = new MailViewer(0, headgate.mails(), TOKEN)) {
      viewer.start();
      DocumentedCommands readme =
          DocumentedCommands.in(Project.found().root().resolve("README.md"))
              .section("A first sign-up")
              .with("MAIL_VIEW_PORT=8025 mvn -Prun\n", "");
      onThisServer(readme, viewer)
          .with("ada@example.org", "ada-" + UUID.randomUUID() + "@example.org")
          .assertEachDoesWhatItSays(folder);
    }
  }

  private DocumentedCommands onThisServer(DocumentedCommands commands, MailViewer viewer) {
    return commands
        .with("http://localhost:9080", headgate.url(""))
        .with("http://localhost:8025", viewer.url().replace("/" + TOKEN + "/", ""));
  }
}
