package org.headgate.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands of a document: its blocks of {@code sh} one after another in one shell, as a reader
 * would copy them. A block of {@code text} that follows one is what it prints; a block of {@code
 * console} is for people only.
 */
public final class DocumentedCommands {

  private static final Path DOCUMENTS = Path.of(System.getProperty("headgate.documents"));
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(?<indent> *)```(?<language>\\w*)\\n(?<body>.*?)^ *```$");
  private static final String END = "end of the block";
  private static final int PATIENCE = 300;

  private final String document;
  private String text;

  /**
   * @param document its name below {@code docs}
   */
  public DocumentedCommands(String document) {
    this(document, read(DOCUMENTS.resolve(document)));
  }

  /** The commands of a document elsewhere, such as one of the build's archives. */
  public static DocumentedCommands in(Path document) {
    return new DocumentedCommands(document.getFileName().toString(), read(document));
  }

  private DocumentedCommands(String document, String text) {
    this.document = document;
    this.text = text;
  }

  /** With another address, folder or port than the one in the document, which has to be there. */
  public DocumentedCommands with(String written, String real) {
    assertThat(text).contains(written);
    text = text.replace(written, real);
    return this;
  }

  /** The commands under a heading of the second level. */
  public DocumentedCommands section(String heading) {
    int start = text.indexOf("\n## " + heading + "\n");
    assertThat(start).describedAs("%s: %s", document, heading).isNotNegative();
    int end = text.indexOf("\n## ", start + 1);
    return new DocumentedCommands(document, text.substring(start, end < 0 ? text.length() : end));
  }

  /** The only block in this language, such as a file that a reader would write. */
  public String file(String language) {
    List<String> files =
        BLOCK
            .matcher(text)
            .results()
            .filter(block -> block.group(2).equals(language))
            .map(block -> block.group(3))
            .toList();
    assertThat(files).describedAs("%s: blocks of %s", document, language).hasSize(1);
    return files.get(0);
  }

  /** All of them, for a shell of the caller's own. */
  public String script() {
    return commands().stream().map(Command::script).collect(Collectors.joining());
  }

  /** Runs all of them in this folder; none may fail, and each prints what the document says. */
  public void assertEachDoesWhatItSays(Path folder) {
    List<Command> commands = commands();
    List<String> outputs = output(folder, commands);
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      assertThat(outputs)
          .describedAs("%s: this failed: %s", document, command.script())
          .hasSizeGreaterThan(i);
      if (command.isPrintedAsSaid()) {
        assertThat(outputs.get(i))
            .describedAs("%s: what this prints: %s", document, command.script())
            .isEqualTo(command.expected());
      }
    }
  }

  private List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      String body = block.group("body").replaceAll("(?m)^" + block.group("indent"), "");
      switch (block.group("language")) {
        case "sh" -> commands.add(new Command(body, "", false));
        case "text" -> commands.add(commands.remove(commands.size() - 1).printing(body));
        default -> {}
      }
    }
    assertThat(commands).isNotEmpty();
    return commands;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> output(Path folder, List<Command> commands) {
    StringBuilder script = new StringBuilder("set -euo pipefail\n");
    commands.forEach(
        command -> script.append(command.script()).append("echo '").append(END).append("'\n"));
    try {
      Path commandsFile = Files.writeString(folder.resolve("commands.sh"), script);
      Path printed = folder.resolve("printed.txt");
      Process shell =
          new ProcessBuilder("timeout", Integer.toString(PATIENCE), "bash", commandsFile.toString())
              .directory(folder.toFile())
              .redirectOutput(printed.toFile())
              .redirectError(folder.resolve("errors.txt").toFile())
              .start();
      assertThat(shell.waitFor(PATIENCE + 10, TimeUnit.SECONDS)).isTrue();
      String output = Files.readString(printed, StandardCharsets.UTF_8);
      List<String> blocks = new ArrayList<>(List.of(output.split(END + "\n", -1)));
      String rest = blocks.remove(blocks.size() - 1);
      assertThat(shell.exitValue())
          .describedAs(
              "the shell after %d of %d blocks, which printed %s%s",
              blocks.size(),
              commands.size(),
              rest,
              Files.readString(folder.resolve("errors.txt"), StandardCharsets.UTF_8))
          .isZero();
      return blocks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private record Command(String script, String expected, boolean isPrintedAsSaid) {

    Command printing(String output) {
      return new Command(script, output, true);
    }
  }
}
